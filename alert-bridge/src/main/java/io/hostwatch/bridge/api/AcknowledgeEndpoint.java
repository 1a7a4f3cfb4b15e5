package io.hostwatch.bridge.api;

import io.hostwatch.bridge.alert.Acknowledgement;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.intake.Attention;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * {@code POST} and {@code DELETE /api/v1/alerts/{id}/acknowledge}: somebody looks after an alert
 * that fires, or nobody does any more.
 */
public final class AcknowledgeEndpoint {
  private static final String PATH = "/api/v1/alerts/{id}/acknowledge";
  private static final int MOST_BYTES = 16 * 1024;

  private final Attention attention;
  private final Clock clock;

  public AcknowledgeEndpoint(Attention attention, Clock clock) {
    this.attention = attention;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(RoutesConfig routes) {
    routes.post(PATH, this::acknowledge);
    routes.delete(PATH, this::unacknowledge);
  }

  private void acknowledge(Context ctx) throws IOException {
    SameSite.checkJson(ctx);
    byte[] body = ctx.req().getInputStream().readNBytes(MOST_BYTES + 1);
    Acknowledgement word = AcknowledgeRequest.read(body, MOST_BYTES).at(now());
    answer(ctx, PathId.of(ctx).flatMap(id -> attention.acknowledge(id, word)));
  }

  private void unacknowledge(Context ctx) {
    SameSite.check(ctx);
    String word = AcknowledgeRequest.withdrawal(ctx.queryParamMap());
    answer(ctx, PathId.of(ctx).flatMap(id -> attention.unacknowledge(id, word, now())));
  }

  private static void answer(Context ctx, Optional<Episode> episode) {
    if (episode.isEmpty()) {
      ctx.status(404).json(new Refusal("no alert has this id"));
    } else if (!episode.get().isOpen()) {
      ctx.status(409).json(new Refusal("the alert no longer fires"));
    } else {
      ctx.json(AlertView.of(episode.get()));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
