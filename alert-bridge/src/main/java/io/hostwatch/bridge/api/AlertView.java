package io.hostwatch.bridge.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hostwatch.bridge.alert.Acknowledgement;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.store.EpisodeHistory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An episode as the API shows it.
 *
 * @param endsAt null while it fires
 * @param closeReason how that is known: resolved, superseded, expired or reconciled; null while it
 *     fires
 * @param notified whether Alertmanager sent that it fires, so that people were told
 * @param suppressedBy what keeps Alertmanager from telling people, such as {@code silence ID}
 * @param acknowledgement who looks after it; null if nobody does
 * @param stale whether nobody spoke of it for longer than Alertmanager's repeats allow
 */
record AlertView(
    String id,
    String source,
    String fingerprint,
    String status,
    Map<String, String> labels,
    Map<String, String> annotations,
    Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable String closeReason,
    boolean notified,
    Set<String> suppressedBy,
    @Nullable AcknowledgementView acknowledgement,
    boolean stale,
    Instant firstSeenAt,
    Instant lastSeenAt,
    String generatorURL) {

  static AlertView of(Episode episode) {
    return new AlertView(
        episode.id().toString(),
        episode.source(),
        episode.fingerprint().toString(),
        episode.status().text(),
        episode.labels().values(),
        episode.annotations().values(),
        episode.startsAt(),
        episode.endedAt().orElse(null),
        episode.closeReason().map(AlertView::word).orElse(null),
        episode.isNotified(),
        episode.marks().suppressedBy(),
        episode
            .marks()
            .acknowledgement()
            .filter(_ -> episode.isOpen())
            .map(AcknowledgementView::of)
            .orElse(null),
        episode.marks().stale(),
        episode.firstSeenAt(),
        episode.lastSeenAt(),
        episode.generatorUrl());
  }

  static String word(Enum<?> type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /** Who looks after it; {@code until} is null if that does not end by itself. */
  record AcknowledgementView(String by, Instant at, @Nullable Instant until, String comment) {
    static AcknowledgementView of(Acknowledgement word) {
      return new AcknowledgementView(
          word.by(), word.at(), word.until().orElse(null), word.comment());
    }
  }

  /** A page of the list; {@code nextCursor} is null on the last. */
  record Listing(List<AlertView> alerts, @Nullable String nextCursor) {}

  /**
   * All that is known of one episode.
   *
   * @param unreadable how many of its events, deliveries and attempts cannot be read
   */
  record Detail(
      @JsonUnwrapped AlertView alert,
      List<EventView> events,
      List<DeliveryView.Told> deliveries,
      int unreadable) {
    static Detail of(EpisodeHistory history) {
      return new Detail(
          AlertView.of(history.episode()),
          history.events().stream().map(EventView::of).toList(),
          history.deliveries().stream()
              .map(told -> DeliveryView.Told.of(told, history.events()))
              .toList(),
          history.unreadable());
    }
  }

  /** One step of its history. */
  record EventView(int sequence, String type, Instant at, String detail) {
    static EventView of(EpisodeEvent event) {
      return new EventView(event.sequence(), word(event.type()), event.at(), event.detail());
    }
  }
}
