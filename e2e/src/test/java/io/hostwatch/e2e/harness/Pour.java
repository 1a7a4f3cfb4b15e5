package io.hostwatch.e2e.harness;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Alerts poured over a bridge by several senders at once, each alert a different one, until told to
 * stop. Keeps a ledger of what the bridge took responsibility for. Safe to read while it pours.
 */
public final class Pour implements AutoCloseable {

  /** The name of all of them. */
  public static final String ALERTNAME = "Poured";

  private static final int SENDERS = 4;

  private final Bridge bridge;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
  private final List<Thread> senders = new ArrayList<>();

  private Pour(Bridge bridge) {
    this.bridge = bridge;
  }

  /** Starts the senders; the instance label tells the alerts apart. */
  public static Pour start(Bridge bridge) {
    Pour pour = new Pour(bridge);
    for (int i = 0; i < SENDERS; i++) {
      pour.senders.add(Thread.ofVirtual().start(pour::send));
    }
    return pour;
  }

  /** The instances of all alerts that were answered with 2xx. */
  public Set<String> accepted() {
    return Set.copyOf(accepted);
  }

  /** How often each status was answered; 0 stands for a connection that broke or was refused. */
  public Map<Integer, Integer> answers() {
    return Map.copyOf(answers);
  }

  /** How many alerts were sent. */
  public int sent() {
    return next.get();
  }

  private void send() {
    while (!stopped.get()) {
      List<SentAlert> alerts = someAlerts();
      int status = statusOf(SentAlert.webhookBody(alerts));
      if (status / 100 == 2) {
        alerts.forEach(alert -> accepted.add(alert.labels().getOrDefault("instance", "")));
      }
      answers.merge(status, 1, Integer::sum);
    }
  }

  private List<SentAlert> someAlerts() {
    int first = next.getAndAdd(3);
    return List.of(alert(first), alert(first + 1), alert(first + 2));
  }

  private SentAlert alert(int number) {
    return SentAlert.firing(ALERTNAME, "host-" + number);
  }

  private int statusOf(String body) {
    try {
      return bridge.post(body).statusCode();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    stopped.set(true);
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
