package io.hostwatch.bridge.api;

import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Outbox.Depth;
import io.hostwatch.bridge.delivery.Parking;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.AlertQuery;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/status}: how the bridge does, in one look. */
public final class StatusEndpoint {
  private final AlertQuery query;
  private final Outbox outbox;
  private final Clock clock;
  private final Identity identity;

  public StatusEndpoint(AlertQuery query, Outbox outbox, Clock clock, Identity identity) {
    this.query = query;
    this.outbox = outbox;
    this.clock = clock;
    this.identity = identity;
  }

  /** Adds the route. */
  public void addTo(RoutesConfig routes) {
    routes.get("/api/v1/status", this::show);
  }

  private void show(Context ctx) {
    Duration uptime = Duration.between(identity.startedAt(), clock.instant());
    ctx.json(
        new Status(
            identity.version(),
            identity.startedAt(),
            uptime.toSeconds(),
            query.countFiring(),
            backlog()));
  }

  private List<Backlog> backlog() {
    Map<Target, Parking> parked = outbox.parked();
    return outbox.backlog().entrySet().stream()
        .map(
            entry ->
                Backlog.of(
                    entry.getKey(),
                    entry.getValue(),
                    Optional.ofNullable(parked.get(entry.getKey()))))
        .sorted(Comparator.comparing(Backlog::receiver).thenComparing(Backlog::channel))
        .toList();
  }

  /** Which program answers, and since when. */
  public record Identity(String version, Instant startedAt) {}

  /** The answer. */
  record Status(
      String version, Instant startedAt, long uptimeSeconds, long firing, List<Backlog> backlog) {}

  /**
   * What is owed to one target and not delivered, by state.
   *
   * @param parked null unless the target takes nothing now
   */
  record Backlog(
      String receiver,
      String channel,
      Map<String, Long> deliveries,
      Map<String, Instant> oldest,
      @Nullable Parking parked) {
    static Backlog of(Target target, Map<DeliveryState, Depth> depths, Optional<Parking> parked) {
      Map<String, Long> counts = new TreeMap<>();
      Map<String, Instant> oldest = new TreeMap<>();
      depths.forEach(
          (state, depth) -> {
            counts.put(state.text(), depth.count());
            oldest.put(state.text(), depth.oldest());
          });
      return new Backlog(target.receiver(), target.channel(), counts, oldest, parked.orElse(null));
    }
  }
}
