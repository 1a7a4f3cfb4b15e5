package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.LabelMatcher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which episodes are asked for; all conditions hold together.
 *
 * @param from only episodes that were still firing at or after this time
 * @param to only episodes that started before this time
 */
public record AlertFilter(
    Optional<AlertStatus> status,
    List<LabelMatcher> matchers,
    Optional<Instant> from,
    Optional<Instant> to) {

  public AlertFilter {
    matchers = List.copyOf(matchers);
  }

  /** No condition. */
  public static AlertFilter all() {
    return new AlertFilter(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
  }
}
