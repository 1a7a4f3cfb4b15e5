package io.hostwatch.exporter.scrape;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The runs of one scrape, which one thread works off in turn: handing each to a thread of its own
 * would cost more than most collectors do. Whoever waits too long for one of them sends another
 * thread after the rest. Thread-safe.
 */
final class Shift {
  private final List<Run> runs;
  private final Executor executor;

  Shift(List<Run> runs, Executor executor) {
    this.runs = List.copyOf(runs);
    this.executor = executor;
  }

  /** Sends a thread after the runs that nobody has begun, if there are any. */
  void send() {
    if (runs.stream().allMatch(Run::isBegun)) {
      return;
    }
    try {
      executor.execute(this::work);
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      runs.forEach(run -> run.fail(e)); // the JVM says "no more threads" as OutOfMemoryError
    }
  }

  private void work() {
    for (Run run : runs) {
      run.runOnce();
    }
  }
}
