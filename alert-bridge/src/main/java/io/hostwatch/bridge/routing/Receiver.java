package io.hostwatch.bridge.routing;

import io.hostwatch.bridge.delivery.Target;
import java.util.List;

/** A receiver's name and its channels; one without channels tells nobody. */
public record Receiver(String name, List<Channel> channels) {

  public Receiver {
    channels = List.copyOf(channels);
  }

  /**
   * One channel.
   *
   * @param sendResolved whether it is told that an alert ended
   */
  public record Channel(Target target, boolean sendResolved) {}
}
