package io.hostwatch.bridge.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which targets of an outbox in memory are parked; not thread-safe. */
final class InMemoryParking {
  private record Parked(Parking parking, Instant setAt) {}

  private final Map<Target, Parked> parked = new HashMap<>();

  Optional<Parking> at(Target target) {
    return Optional.ofNullable(parked.get(target)).map(Parked::parking);
  }

  Map<Target, Parking> all() {
    Map<Target, Parking> all = new HashMap<>();
    parked.forEach((target, one) -> all.put(target, one.parking()));
    return all;
  }

  boolean mayClaim(Target target, Instant now) {
    Parked at = parked.get(target);
    return at == null || !at.parking().probeAt().isAfter(now);
  }

  /** Has a target that was parked by a clock that was ahead wait from now on. */
  void followClock(Target target, Instant now) {
    Parked at = parked.get(target);
    if (at != null && at.setAt().isAfter(now.plus(Outbox.SKEW))) {
      Parking was = at.parking();
      Duration wait = Duration.between(at.setAt(), was.probeAt());
      Instant probeAt = wait.isNegative() ? now : now.plus(wait);
      set(target, was.since(), probeAt, was.probes(), was.reason(), now);
    }
  }

  void beginProbe(Target target, Instant now, Instant until) {
    at(target).ifPresent(p -> set(target, p.since(), until, p.probes(), p.reason(), now));
  }

  /** True if the target is no longer parked. */
  boolean judge(Claim claim, Settlement settlement, Instant now) {
    Target target = claim.delivery().target();
    Optional<Parking> probed =
        at(target).filter(p -> claim.probes().filter(q -> q.since().equals(p.since())).isPresent());
    switch (settlement) {
      case Settlement.Park park -> park(target, claim.probes().isPresent(), probed, park, now);
      case Settlement.Delivered _, Settlement.Refused _ ->
          probed.ifPresent(_ -> parked.remove(target));
      case Settlement.Retry _, Settlement.GivenUp _, Settlement.Returned _ -> {}
    }
    return probed.isPresent() && at(target).isEmpty();
  }

  private void park(
      Target target, boolean isProbe, Optional<Parking> probed, Settlement.Park park, Instant now) {
    String reason = park.reason().name().toLowerCase(Locale.ROOT);
    if (probed.isPresent()) {
      Parking was = probed.get();
      set(target, was.since(), park.probeAt(), was.probes() + 1, reason, now);
    } else if (!isProbe && at(target).isEmpty()) {
      set(target, now, park.probeAt(), 0, reason, now);
    }
  }

  private void set(
      Target target, Instant since, Instant probeAt, int probes, String reason, Instant now) {
    parked.put(target, new Parked(new Parking(since, probeAt, probes, reason, ""), now));
  }
}
