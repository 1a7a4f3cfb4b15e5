package io.hostwatch.e2e.harness;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Alerts that live: they fire, some of them end, some of those fire anew. Each step is sent as
 * Alertmanager does, again and again until some bridge takes it, and the next step only then. Keeps
 * the ledger of what was taken. Safe to read while it sends.
 */
public final class Lives implements AutoCloseable {

  private static final Duration PACE = Duration.ofMillis(60);
  private static final int AT_ONCE = 3;

  private final List<Bridge> bridges;
  private final String alertname;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Map<String, Integer> steps = new ConcurrentHashMap<>();
  private final List<Thread> senders = new ArrayList<>();

  private Lives(List<Bridge> bridges, String alertname) {
    this.bridges = List.copyOf(bridges);
    this.alertname = alertname;
  }

  /** Starts so many senders, each of which turns to any of the bridges. */
  public static Lives start(List<Bridge> bridges, String alertname, int senders) {
    Lives lives = new Lives(bridges, alertname);
    for (int i = 0; i < senders; i++) {
      lives.senders.add(Thread.ofVirtual().start(lives::send));
    }
    return lives;
  }

  /** How many steps of each alert were taken, by its instance: fired, ended, fired anew. */
  public Map<String, Integer> steps() {
    return Map.copyOf(steps);
  }

  /** How many bodies were taken. */
  public int taken() {
    return taken.get();
  }

  /** How many bodies had to be sent again. */
  public int refused() {
    return refused.get();
  }

  private void send() {
    while (stopped.getCount() > 0) {
      int first = next.getAndAdd(AT_ONCE);
      List<SentAlert> alerts = fire(first);
      int last = ThreadLocalRandom.current().nextInt(1, 4);
      take(alerts);
      if (last > 1) {
        take(alerts.stream().map(SentAlert::resolved).toList());
      }
      if (last > 2) {
        take(fire(first));
      }
    }
  }

  private List<SentAlert> fire(int first) {
    List<SentAlert> alerts = new ArrayList<>();
    for (int i = first; i < first + AT_ONCE; i++) {
      alerts.add(SentAlert.firing(alertname, "host-" + i));
    }
    return alerts;
  }

  private void take(List<SentAlert> alerts) {
    String body = SentAlert.webhookBody(alerts);
    while (!isTaken(body)) {
      refused.incrementAndGet();
      pause();
    }
    taken.incrementAndGet();
    alerts.forEach(
        alert -> steps.merge(alert.labels().getOrDefault("instance", ""), 1, Integer::sum));
    pause();
  }

  private boolean isTaken(String body) {
    Bridge any = bridges.get(ThreadLocalRandom.current().nextInt(bridges.size()));
    try {
      return any.post(body).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Once it is to stop it no longer waits, but finishes what it began. */
  private void pause() {
    try {
      var _ = stopped.await(PACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets every life come to its last step, for which a bridge must run. */
  @Override
  public void close() {
    stopped.countDown();
    for (Thread sender : senders) {
      try {
        sender.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the senders end", e);
      }
    }
  }
}
