package io.hostwatch.bridge.store.jdbc;

/** The end of a thread of one's own. */
final class ThreadEnd {
  private ThreadEnd() {}

  /** Waits even if interrupted, and is so then. */
  static void await(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
