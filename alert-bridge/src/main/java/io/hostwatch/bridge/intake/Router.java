package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.delivery.Target;
import java.util.List;

/** Decides who is told of an event. A pure function of its configuration; thread-safe. */
public interface Router {

  /**
   * The targets that are owed this event, without repetition, in the order of the configuration.
   */
  List<Target> targets(Labels labels, EventType event);
}
