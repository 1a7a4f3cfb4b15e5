package io.hostwatch.bridge.api;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.store.Deliveries;
import io.hostwatch.bridge.store.Deliveries.Listing;
import io.hostwatch.bridge.store.Deliveries.Repeated;
import io.hostwatch.bridge.store.Deliveries.Replayed;
import io.hostwatch.bridge.store.DeliveryFilter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/deliveries} lists what is or was owed; {@code POST …/{id}/replay} and {@code
 * POST …/replay} tell anew what is dead or cancelled.
 */
public final class DeliveriesEndpoint {
  private static final int PER_TRANSACTION = 200;
  private static final int PER_REQUEST = 10_000;

  private final Deliveries deliveries;
  private final Supplier<Id> ids;
  private final Clock clock;
  private final Runnable afterReplay;

  /**
   * Wires the endpoint.
   *
   * @param afterReplay called once there is something to deliver; must neither block nor throw
   */
  public DeliveriesEndpoint(
      Deliveries deliveries, Supplier<Id> ids, Clock clock, Runnable afterReplay) {
    this.deliveries = deliveries;
    this.ids = ids;
    this.clock = clock;
    this.afterReplay = afterReplay;
  }

  /** Adds the routes. */
  public void addTo(RoutesConfig routes) {
    routes.get("/api/v1/deliveries", this::list);
    routes.post("/api/v1/deliveries/replay", this::replayAll);
    routes.post("/api/v1/deliveries/{id}/replay", this::replayOne);
  }

  private void list(Context ctx) {
    DeliveryParameters.Wanted wanted = DeliveryParameters.read(ctx.queryParamMap());
    Listing found = deliveries.find(wanted.filter(), wanted.cursor(), wanted.limit());
    ctx.json(
        new Found(
            found.items().stream().map(DeliveryView.Row::of).toList(),
            found.next().map(Id::toString).orElse(null)));
  }

  private void replayOne(Context ctx) {
    SameSite.checkJson(ctx);
    Replayed replayed =
        PathId.of(ctx)
            .map(known -> deliveries.replay(known, ids, clock.instant()))
            .orElseGet(Replayed.Unknown::new);
    switch (replayed) {
      case Replayed.Made(Id made) -> {
        afterReplay.run();
        ctx.status(202).json(new Answer(made.toString(), "it is told anew"));
      }
      case Replayed.UnderWay(Id same) ->
          ctx.status(200).json(new Answer(same.toString(), "it is still to be delivered"));
      case Replayed.Told(Id told) ->
          ctx.status(409).json(new Refusal("it was delivered, by " + told));
      case Replayed.Unknown() -> ctx.status(404).json(new Refusal("no delivery has this id"));
    }
  }

  private void replayAll(Context ctx) {
    SameSite.checkJson(ctx);
    DeliveryFilter wanted = DeliveryParameters.readBody(ctx.body());
    DeliveryFilter filter = wanted.state().isPresent() ? wanted : wanted.in(DeliveryState.DEAD);
    int all = 0;
    Repeated some;
    do {
      some = deliveries.replayAll(filter, PER_TRANSACTION, ids, clock.instant());
      all += some.count();
    } while (some.hasMore() && all < PER_REQUEST);
    if (all > 0) {
      afterReplay.run();
    }
    ctx.status(202).json(new Answers(all, some.hasMore()));
  }

  /** A page; {@code nextCursor} is null on the last. */
  record Found(List<DeliveryView.Row> deliveries, @Nullable String nextCursor) {}

  /** What became of one replay, and which delivery tells it. */
  record Answer(String delivery, String outcome) {}

  /** How many deliveries are told anew, and whether others are left. */
  record Answers(int replayed, boolean hasMore) {}
}
