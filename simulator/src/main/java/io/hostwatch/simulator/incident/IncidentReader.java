package io.hostwatch.simulator.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads incidents as people write them: {@code disk-fills,host=host-003,at=+10m,for=30m}.
 *
 * <p>{@code at} is an offset from the start such as {@code +10m} or {@code -2d}, a clock time such
 * as {@code 14:05}, which is the next one from the start on, or an instant; without it, the start.
 * {@code for} is a duration; without it, 30 minutes.
 */
public final class IncidentReader {
  private static final Set<String> KEYS = Set.of("host", "at", "for");
  private static final String USUAL = "30m";

  private final ZonedDateTime start;
  private final Predicate<String> isHost;

  /** Offsets and clock times count from the start, clock times in its zone. */
  public IncidentReader(ZonedDateTime start, Predicate<String> isHost) {
    this.start = start;
    this.isHost = isHost;
  }

  /** One incident, or what is wrong with it. */
  public Incident read(String written) throws IncidentException {
    String[] parts = written.strip().split(",", -1);
    IncidentKind kind =
        IncidentKind.named(parts[0].strip())
            .orElseThrow(() -> fault(written, "no kind of incident begins it"));
    Map<String, String> given = given(written, parts);
    String host = given.getOrDefault("host", Incident.NO_HOST);
    if (kind.onHost() && !isHost.test(host)) {
      throw fault(written, "needs host=NAME, one of the simulated hosts");
    }
    if (!kind.onHost() && given.containsKey("host")) {
      throw fault(written, "happens to no host");
    }
    Instant from = at(written, given.getOrDefault("at", "+0s"));
    Duration length = duration(written, given.getOrDefault("for", USUAL));
    return new Incident(kind, host, new Window(seconds(from), seconds(from.plus(length))));
  }

  private static Map<String, String> given(String written, String[] parts)
      throws IncidentException {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].strip().split("=", 2);
      if (pair.length < 2 || !KEYS.contains(pair[0]) || given.containsKey(pair[0])) {
        throw fault(written, "expected host=NAME, at=WHEN and for=DURATION, each once at most");
      }
      given.put(pair[0], pair[1]);
    }
    return given;
  }

  private Instant at(String written, String when) throws IncidentException {
    return Times.instant(when, start)
        .orElseThrow(
            () -> fault(written, "at= is an offset (+10m), a clock time (14:05) or an instant"));
  }

  private static Duration duration(String written, String text) throws IncidentException {
    return Times.duration(text)
        .filter(Duration::isPositive)
        .orElseThrow(() -> fault(written, "for= is a duration such as 90s, 30m or 1d12h"));
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }

  private static IncidentException fault(String written, String what) {
    return new IncidentException("incident '%s': %s".formatted(written.strip(), what));
  }
}
