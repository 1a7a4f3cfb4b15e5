package io.hostwatch.bridge.api;

import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox;
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
import java.util.TreeMap;

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
    return outbox.backlog().entrySet().stream()
        .map(entry -> Backlog.of(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Backlog::receiver).thenComparing(Backlog::channel))
        .toList();
  }

  /** Which program answers, and since when. */
  public record Identity(String version, Instant startedAt) {}

  /** The answer. */
  record Status(
      String version, Instant startedAt, long uptimeSeconds, long firing, List<Backlog> backlog) {}

  /** What is owed to one target and not delivered, by state. */
  record Backlog(String receiver, String channel, Map<String, Long> deliveries) {
    static Backlog of(Target target, Map<DeliveryState, Long> counts) {
      Map<String, Long> words = new TreeMap<>();
      counts.forEach((state, count) -> words.put(state.text(), count));
      return new Backlog(target.receiver(), target.channel(), words);
    }
  }
}
