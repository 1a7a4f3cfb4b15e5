package io.hostwatch.bridge.alert;

import java.util.Map;
import java.util.Optional;

/**
 * What all Alertmanagers of a source hold as firing, asked after the message that is in doubt had
 * come. Exists only if each of them answered in full and has run long enough to know.
 */
public record Testimony(Map<Fingerprint, Standing> standings) {
  public Testimony {
    standings = Map.copyOf(standings);
  }

  /**
   * Tells whether none of them has heard that it fires since it ended. Who sends so nevertheless
   * sends what it had begun to send before, or did not hear of the end.
   */
  boolean denies(Episode closed) {
    return Optional.ofNullable(standings.get(closed.fingerprint()))
        .filter(standing -> closed.endedAt().filter(standing.updatedAt()::isAfter).isPresent())
        .isEmpty();
  }
}
