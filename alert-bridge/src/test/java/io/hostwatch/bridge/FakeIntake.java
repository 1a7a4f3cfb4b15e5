package io.hostwatch.bridge;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.intake.Intake;
import io.hostwatch.bridge.intake.Submission;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An intake that remembers what it took, or does as it is told first. Thread-safe. */
final class FakeIntake implements Intake {
  private final List<Submission> taken = new CopyOnWriteArrayList<>();
  private volatile Runnable first = () -> {};

  /** From now on runs {@code first} before it takes anything. */
  void before(Runnable first) {
    this.first = first;
  }

  /** From now on takes nothing until {@code gate} is open. */
  void holdUntil(CountDownLatch gate) {
    before(
        () -> {
          try {
            gate.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  List<Submission> taken() {
    return taken;
  }

  @Override
  public Acceptance accept(Submission submission) {
    first.run();
    taken.add(submission);
    int rejected = submission.rejected();
    return new Acceptance(new Id(taken.size()), submission.alerts().size(), 0, 0, 0, rejected);
  }
}
