package io.hostwatch.exporter.oshi.host;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Reads slow sources again and again, each on a thread of its own. Used by one thread. */
final class Background implements AutoCloseable {
  private final Duration interval;
  private final Clock clock;
  private final List<ScheduledExecutorService> threads = new ArrayList<>();

  Background(Duration interval, Clock clock) {
    this.interval = interval;
    this.clock = clock;
  }

  /** Starts to read a source. */
  <T> Refreshed<T> refresh(String source, Supplier<T> read) {
    Refreshed<T> refreshed = new Refreshed<>(source, read, interval, clock);
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(run -> daemon(source, run));
    threads.add(thread);
    var _ = // refresh() takes what a reading throws, so the schedule ends with the executor
        thread.scheduleWithFixedDelay(
            refreshed::refresh, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    return refreshed;
  }

  @Override
  public void close() {
    threads.forEach(ScheduledExecutorService::shutdownNow);
  }

  private static Thread daemon(String source, Runnable run) {
    Thread thread = new Thread(run, source);
    thread.setDaemon(true);
    return thread;
  }
}
