package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.intake.Acceptance;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;

/**
 * {@code POST /api/v2/alerts}, as Alertmanager's API has it: Prometheus lists the bridge as one
 * more Alertmanager and tells it all that fires, silenced or not. Under a source's name, which is
 * Prometheus' {@code path_prefix}, it is that source's, else the first one's. Thread-safe.
 *
 * <p>Unlike Alertmanager, which answers 400 to a body with one bad alert after it took the others,
 * it answers 200 and keeps the bad one in the quarantine.
 */
public final class AlertsEndpoint {
  private static final String PATH = "/api/v2/alerts";

  private final Ingest ingest;
  private final Optional<String> firstSource;
  private final Ingest.Way way;

  /**
   * Makes the endpoint.
   *
   * @param firstSource to which alerts belong that name none
   * @param clock tells which end lies ahead
   */
  public AlertsEndpoint(Ingest ingest, Optional<String> firstSource, InstantSource clock) {
    this.ingest = ingest;
    this.firstSource = firstSource;
    this.way = new PostedAlerts(new AlertsDecoder(clock));
  }

  /** Adds the routes. */
  public void addTo(RoutesConfig routes) {
    routes.post(PATH, ctx -> ingest.receive(ctx, firstSource.orElse(""), way));
    routes.post("/{source}" + PATH, ctx -> ingest.receive(ctx, ctx.pathParam("source"), way));
  }

  private record PostedAlerts(Decoder decoder) implements Ingest.Way {
    @Override
    public IngestPath path() {
      return IngestPath.PROMETHEUS;
    }

    @Override
    public void answer(Context ctx, Decoded decoded, Acceptance acceptance) {
      switch (decoded) {
        case Decoded.Message _ -> ctx.status(200);
        case Decoded.Unreadable unreadable ->
            ctx.status(400).json(refusal(400, unreadable.reason()));
      }
    }

    @Override
    public Object refusal(int status, String reason) {
      return new ApiError(status, reason);
    }
  }

  /** A failure in the form of Alertmanager's API. */
  record ApiError(int code, String message) {}
}
