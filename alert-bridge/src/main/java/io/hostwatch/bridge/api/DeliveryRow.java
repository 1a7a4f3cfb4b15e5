package io.hostwatch.bridge.api;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.store.Deliveries.Listed;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in the list.
 *
 * @param alert the id of the alert of which it tells
 * @param deadReason null unless it is dead, or was
 * @param supersededBy the delivery that is told in its place, or null
 * @param replayOf the dead delivery that it repeats, or null
 */
record DeliveryRow(
    String id,
    String alert,
    Map<String, String> labels,
    String event,
    String receiver,
    String channel,
    String state,
    int attempts,
    Instant createdAt,
    Instant nextAt,
    String detail,
    String priority,
    @Nullable String deadReason,
    @Nullable String supersededBy,
    @Nullable String replayOf) {

  static DeliveryRow of(Listed listed) {
    Delivery delivery = listed.delivery();
    return new DeliveryRow(
        delivery.id().toString(),
        delivery.episodeId().toString(),
        listed.episode().labels().values(),
        listed.event().name().toLowerCase(Locale.ROOT),
        delivery.target().receiver(),
        delivery.target().channel(),
        delivery.state().text(),
        delivery.attempts(),
        delivery.createdAt(),
        delivery.nextAt(),
        delivery.detail(),
        delivery.priority().name().toLowerCase(Locale.ROOT),
        delivery.deadReason().map(DeadReason::text).orElse(null),
        delivery.links().supersededBy().map(Id::toString).orElse(null),
        delivery.links().replayOf().map(Id::toString).orElse(null));
  }
}
