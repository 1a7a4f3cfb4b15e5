package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.intake.Acceptance;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * {@code POST /api/v1/webhook/{source}}: takes what Alertmanager sends and answers 200 once it is
 * committed. Thread-safe.
 */
public final class WebhookEndpoint {
  private final Ingest ingest;
  private final Ingest.Way way = new Messages(new WebhookDecoder());

  public WebhookEndpoint(Ingest ingest) {
    this.ingest = ingest;
  }

  /** Adds the route. */
  public void addTo(RoutesConfig routes) {
    routes.post(
        "/api/v1/webhook/{source}", ctx -> ingest.receive(ctx, ctx.pathParam("source"), way));
  }

  private record Messages(Decoder decoder) implements Ingest.Way {
    @Override
    public IngestPath path() {
      return IngestPath.WEBHOOK;
    }

    @Override
    public void answer(Context ctx, Decoded decoded, Acceptance acceptance) {
      switch (decoded) {
        case Decoded.Message _ -> ctx.json(Accepted.of(acceptance));
        case Decoded.Unreadable unreadable ->
            ctx.status(400)
                .json(new Unreadable(unreadable.reason(), acceptance.receiptId().toString()));
      }
    }

    @Override
    public Object refusal(int status, String reason) {
      return new Refused(reason);
    }
  }

  /** The answer 200. */
  record Accepted(
      String receiptId, int opened, int refreshed, int resolved, int unchanged, int rejected) {
    static Accepted of(Acceptance a) {
      return new Accepted(
          a.receiptId().toString(),
          a.opened(),
          a.refreshed(),
          a.resolved(),
          a.unchanged(),
          a.rejected());
    }
  }

  /** The answer 400: what was wrong, and where the body is kept. */
  record Unreadable(String error, String receiptId) {}

  /** Any other failure. */
  record Refused(String error) {}
}
