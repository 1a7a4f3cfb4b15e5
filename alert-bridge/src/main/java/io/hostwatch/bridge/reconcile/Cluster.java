package io.hostwatch.bridge.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/** All Alertmanagers of one source, asked together. Thread-safe. */
final class Cluster {
  private final String source;
  private final List<Peer> peers;
  private final AlertmanagerClient client;
  private final Clock clock;
  private final PollListener listener;

  Cluster(
      String source,
      List<Peer> peers,
      AlertmanagerClient client,
      Clock clock,
      PollListener listener) {
    this.source = source;
    this.peers = List.copyOf(peers);
    this.client = client;
    this.clock = clock;
    this.listener = listener;
  }

  String source() {
    return source;
  }

  /** Asks each of them, all at the same time, and waits no longer than {@code patience}. */
  Round ask(Duration patience) throws InterruptedException {
    Instant began = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long deadline = System.nanoTime() + patience.toNanos();
    Map<Peer, Future<Answer>> asked = new LinkedHashMap<>();
    peers.forEach(peer -> asked.put(peer, client.begin(peer)));
    Map<Peer, Answer> answers = new HashMap<>();
    for (Map.Entry<Peer, Future<Answer>> one : asked.entrySet()) {
      Answer answer = client.await(one.getValue(), deadline - System.nanoTime());
      answers.put(one.getKey(), answer);
      listener.polled(source, one.getKey(), answer.result(), clock.instant());
    }
    return new Round(began, answers);
  }
}
