package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what the dispatcher tells. */
final class HeardListener implements DispatchListener {
  private final List<String> attempts = new CopyOnWriteArrayList<>();
  private final List<String> dead = new CopyOnWriteArrayList<>();
  private final List<String> lost = new CopyOnWriteArrayList<>();

  @Override
  public void attempted(Target target, Outcome outcome, Duration took) {
    attempts.add(target + " " + outcome.getClass().getSimpleName());
  }

  @Override
  public void dead(Target target, DeadReason reason, int deliveries) {
    dead.add(target + " " + reason + " " + deliveries);
  }

  @Override
  public void leaseLost(Target target) {
    lost.add(target.toString());
  }

  List<String> attempts() {
    return attempts;
  }

  List<String> dead() {
    return dead;
  }

  List<String> lost() {
    return lost;
  }
}
