package io.hostwatch.bridge.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Attempt;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.Delivery;
import io.hostwatch.bridge.store.Deliveries.Listed;
import io.hostwatch.bridge.store.EpisodeHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it.
 *
 * @param event the type of the event that it tells of
 * @param deadReason null unless it is dead, or was
 * @param supersededBy the delivery that is told in its place, or null
 * @param replayOf the dead delivery that it repeats, or null
 */
record DeliveryView(
    String id,
    String event,
    String receiver,
    String channel,
    String state,
    Instant createdAt,
    Instant nextAt,
    String detail,
    String priority,
    @Nullable String deadReason,
    @Nullable String supersededBy,
    @Nullable String replayOf) {

  private static DeliveryView of(Delivery delivery, String event) {
    return new DeliveryView(
        delivery.id().toString(),
        event,
        delivery.target().receiver(),
        delivery.target().channel(),
        delivery.state().text(),
        delivery.createdAt(),
        delivery.nextAt(),
        delivery.detail(),
        AlertView.word(delivery.priority()),
        delivery.deadReason().map(DeadReason::text).orElse(null),
        delivery.links().supersededBy().map(Id::toString).orElse(null),
        delivery.links().replayOf().map(Id::toString).orElse(null));
  }

  /**
   * In the list of deliveries.
   *
   * @param alert the id of the alert of which it tells
   */
  record Row(
      @JsonUnwrapped DeliveryView delivery,
      String alert,
      Map<String, String> labels,
      int attempts) {
    static Row of(Listed listed) {
      return new Row(
          DeliveryView.of(listed.delivery(), AlertView.word(listed.event())),
          listed.delivery().episodeId().toString(),
          listed.episode().labels().values(),
          listed.delivery().attempts());
    }
  }

  /** In the history of its alert. */
  record Told(@JsonUnwrapped DeliveryView delivery, List<AttemptView> attempts) {
    static Told of(EpisodeHistory.Told told, List<EpisodeEvent> events) {
      String event =
          events.stream()
              .filter(one -> one.id().equals(told.delivery().eventId()))
              .map(one -> AlertView.word(one.type()))
              .findFirst()
              .orElse("");
      return new Told(
          DeliveryView.of(told.delivery(), event),
          told.attempts().stream().map(AttemptView::of).toList());
    }
  }

  /** One try. */
  record AttemptView(
      int number, Instant startedAt, double durationSeconds, String result, String detail) {
    static AttemptView of(Attempt attempt) {
      return new AttemptView(
          attempt.number(),
          attempt.startedAt(),
          attempt.took().toNanos() / 1e9,
          attempt.result(),
          attempt.detail());
    }
  }
}
