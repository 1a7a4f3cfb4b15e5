package io.hostwatch.bridge;

import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.telemetry.BridgeMetrics;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.BooleanSupplier;

/** {@code /-/healthy}, {@code /-/ready} and {@code /metrics}: for those who run the bridge. */
final class OperationsEndpoint {
  private final AlertStore store;
  private final BridgeMetrics metrics;
  private final BooleanSupplier draining;

  OperationsEndpoint(AlertStore store, BridgeMetrics metrics, BooleanSupplier draining) {
    this.store = store;
    this.metrics = metrics;
    this.draining = draining;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/-/healthy", ctx -> ctx.json(new State("healthy")));
    routes.get("/-/ready", this::ready);
    routes.get(
        "/metrics", ctx -> ctx.contentType(BridgeMetrics.CONTENT_TYPE).result(metrics.text()));
  }

  private void ready(Context ctx) {
    if (draining.getAsBoolean()) {
      unready(ctx, "the bridge is stopping");
      return;
    }
    try {
      store.check();
      ctx.json(new State("ready"));
    } catch (StoreException e) {
      unready(ctx, String.valueOf(e.getMessage()));
    }
  }

  private static void unready(Context ctx, String reason) {
    ctx.status(503).header("Retry-After", "5").json(new HttpError(reason));
  }

  /** The answer while all is well. */
  record State(String status) {}
}
