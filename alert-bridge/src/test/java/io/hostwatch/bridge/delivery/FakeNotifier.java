package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** A channel that answers as told and remembers what it was given. */
final class FakeNotifier implements Notifier {
  private final List<Notice> notices = new CopyOnWriteArrayList<>();
  private volatile Outcome outcome = new Outcome.Accepted("");
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  void answers(Outcome next) {
    outcome = next;
  }

  /** Lets every send from now on wait until {@link #goOn}. */
  void hang() {
    gate = new CountDownLatch(1);
  }

  void goOn() {
    gate.countDown();
  }

  /** What happens while the next notice is sent. */
  void during(Runnable happens) {
    meanwhile.set(happens);
  }

  List<Notice> notices() {
    return notices;
  }

  @Override
  public Outcome send(Notice notice) {
    notices.add(notice);
    meanwhile.getAndSet(() -> {}).run();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return outcome;
  }
}
