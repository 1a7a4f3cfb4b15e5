package io.hostwatch.bridge.api;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.api.AlertParameters.AlertRequest;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.EpisodeHistory;
import io.hostwatch.bridge.store.Page;
import io.hostwatch.bridge.store.UnreadableException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /api/v1/alerts} and {@code GET /api/v1/alerts/{id}}: the history, newest start first.
 */
public final class HistoryEndpoint {
  private final AlertQuery query;

  public HistoryEndpoint(AlertQuery query) {
    this.query = query;
  }

  /** Adds the routes. */
  public void addTo(RoutesConfig routes) {
    routes.get("/api/v1/alerts", this::list);
    routes.get("/api/v1/alerts/{id}", this::one);
    routes.exception(
        BadParametersException.class,
        (e, ctx) -> ctx.status(400).json(new Faults(String.join("; ", e.faults()), e.faults())));
    routes.exception(
        UnreadableException.class, (e, ctx) -> ctx.status(409).json(new Refusal(refusal(e))));
  }

  /** To ask again changes nothing, so it is no 503: somebody has to mend the row. */
  private static String refusal(UnreadableException e) {
    return "row "
        + e.row()
        + " of the table "
        + e.table()
        + " holds what the bridge does not write and cannot be read; the bridge's log names it,"
        + " too: mend the row in the database, and ask again";
  }

  private void list(Context ctx) {
    AlertRequest request = AlertParameters.read(ctx.queryParamMap());
    Page<Episode> page = query.find(request.filter(), request.cursor(), request.limit());
    List<AlertView> alerts = page.items().stream().map(AlertView::of).toList();
    ctx.json(new AlertView.Listing(alerts, page.next().map(Cursors::text).orElse(null)));
  }

  private void one(Context ctx) {
    Optional<EpisodeHistory> history = PathId.of(ctx).flatMap(query::history);
    if (history.isPresent()) {
      ctx.json(AlertView.Detail.of(history.get()));
    } else {
      ctx.status(404).json(new Refusal("no alert has this id"));
    }
  }

  /** The answer 400. */
  record Faults(String error, List<String> faults) {}
}
