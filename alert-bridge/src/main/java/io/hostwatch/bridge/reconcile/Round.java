package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Standing;
import io.hostwatch.bridge.reconcile.Answer.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What came of asking all Alertmanagers of a source once.
 *
 * @param began when the asking began, by the bridge's clock
 */
record Round(Instant began, Map<Peer, Answer> answers) {
  Round {
    answers = Map.copyOf(answers);
  }

  /** How each alert stands with those who hold it and answered. */
  Map<Fingerprint, Standing> standings() {
    Map<Fingerprint, Standing> all = new HashMap<>();
    for (Answer answer : answers.values()) {
      if (answer instanceof Told told) {
        told.standings().forEach((alert, standing) -> all.merge(alert, standing, Standing::and));
      }
    }
    return all;
  }

  /** Tells whether every one answered who has run for longer than {@code settled}. */
  boolean isComplete(Duration settled) {
    return answers.values().stream()
        .allMatch(answer -> answer instanceof Told told && told.uptime().compareTo(settled) > 0);
  }
}
