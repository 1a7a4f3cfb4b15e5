package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.alert.Telling;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Fills an outbox for tests: each call owes one more delivery. */
public final class Ledger {
  private final InMemoryOutbox outbox;
  private long next = 1;

  /** One that fills that outbox. */
  public Ledger(InMemoryOutbox outbox) {
    this.outbox = outbox;
  }

  /** A new alert begins. */
  public Id owe(Target target, Instant now) {
    return oweNext(target, new Id(100_000 + next), 1, now);
  }

  /** An alert goes on: its event number {@code sequence}. */
  Id oweNext(Target target, Id episodeId, int sequence, Instant now) {
    Episode episode = episode(episodeId, sequence, now);
    EventType type = sequence == 1 ? EventType.FIRED : EventType.RESOLVED;
    EpisodeEvent event =
        new EpisodeEvent(new Id(200_000 + next), episodeId, sequence, type, now, "");
    Id id = new Id(next++);
    outbox.add(episode, event, Delivery.pending(id, target, episodeId, event.id(), now));
    return id;
  }

  private static Episode episode(Id id, int sequence, Instant now) {
    Labels labels = Labels.of(Map.of("alertname", "A" + id));
    return new Episode(
        id,
        "alertmanager",
        Fingerprint.of(labels),
        labels,
        Labels.none(),
        "",
        now,
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        false,
        Telling.NOTIFIED,
        sequence);
  }
}
