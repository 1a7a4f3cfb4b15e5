package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.DispatchListener;
import io.hostwatch.bridge.delivery.Target;
import java.util.ArrayList;
import java.util.List;

/** Remembers which deliveries it was told are dead, a text for each time. */
final class HeardDead implements DispatchListener {
  private final List<String> all = new ArrayList<>();

  List<String> all() {
    return all;
  }

  @Override
  public void dead(Target target, DeadReason reason, int deliveries) {
    all.add(target + " " + reason + " " + deliveries);
  }
}
