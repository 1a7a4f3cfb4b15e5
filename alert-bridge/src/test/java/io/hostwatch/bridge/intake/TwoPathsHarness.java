package io.hostwatch.bridge.intake;

import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Alerts;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.Backend;
import io.hostwatch.bridge.store.RawBody;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** A bridge whose alerts come by both paths, and what people are told then. */
public abstract class TwoPathsHarness {
  static final Target PEOPLE = new Target("team", "slack");
  static final Duration LEASE = Duration.ofMinutes(1);

  protected final Backend backend;
  protected final IdSource ids = Alerts.ids();
  protected final EpisodeChanges changes;

  protected TwoPathsHarness(Backend backend) {
    this(backend, List.of(PEOPLE));
  }

  /**
   * Tests a store.
   *
   * @param people all who are told
   */
  TwoPathsHarness(Backend backend, List<Target> people) {
    this.backend = backend;
    this.changes =
        new EpisodeChanges(
            new EpisodeRules(ids, Duration.ofMinutes(10)), (_, type) -> route(type, people), ids);
  }

  @AfterEach
  void close() {
    backend.atClose().run();
  }

  /** Who is asked when the intake is in doubt. */
  protected Witness witness() {
    return Witness.NOBODY;
  }

  protected Acceptance webhook(int minute, Alert... alerts) {
    return accept(IngestPath.WEBHOOK, minute(minute), alerts);
  }

  protected Acceptance prometheus(int minute, Alert... alerts) {
    return prometheus(minute(minute), alerts);
  }

  Acceptance prometheus(Instant now, Alert... alerts) {
    return accept(IngestPath.PROMETHEUS, now, alerts);
  }

  protected Acceptance accept(IngestPath path, Instant now, Alert... alerts) {
    return accept(path, now, false, alerts);
  }

  /** Alertmanager sends them again because its repeat interval is over. */
  protected Acceptance repeat(int minute, Alert... alerts) {
    return accept(IngestPath.WEBHOOK, minute(minute), true, alerts);
  }

  private Acceptance accept(IngestPath path, Instant now, boolean isRepeat, Alert... alerts) {
    Submission submission =
        new Submission(
            "am",
            path,
            "::1",
            "",
            "",
            isRepeat,
            0,
            RawBody.of("[]"),
            List.of(alerts),
            0,
            List.of(),
            "");
    return new EpisodeIntake(backend.store(), changes, witness(), ids, clock(now), () -> {})
        .accept(submission);
  }

  /** Sweeps as a bridge does that started at one minute and has come to another. */
  protected int sweep(int started, int minute) {
    return SteadySweep.at(backend.store(), changes, started, minute);
  }

  /** What people are told, each in a message of its own, when all that is due is delivered. */
  protected List<EventType> toldBy(int minute) {
    List<List<EventType>> messages = messagesBy(minute);
    assertThat(messages).allSatisfy(each -> assertThat(each).hasSize(1));
    return messages.stream().map(List::getFirst).toList();
  }

  /** The same where a message may stand for several events, each a list of those it tells. */
  protected List<List<EventType>> messagesBy(int minute) {
    List<List<EventType>> messages = new ArrayList<>();
    for (List<Claim> due = due(minute); !due.isEmpty(); due = due(minute)) {
      Claim claim = due.getFirst();
      messages.add(
          Stream.concat(claim.standsFor().stream(), Stream.of(claim.event()))
              .map(EpisodeEvent::type)
              .toList());
      backend.outbox().settle(claim, new Settlement.Delivered(""), minute(minute));
    }
    return messages;
  }

  private static List<Target> route(EventType type, List<Target> people) {
    return switch (type) {
      case FIRED, NOTIFIED, REOPENED, REMINDER, RESOLVED, SUPERSEDED, EXPIRED -> people;
      case UPDATED, SUPPRESSED, UNSUPPRESSED, ACKNOWLEDGED, UNACKNOWLEDGED, STALE, FRESH ->
          throw new AssertionError(type + ": told to nobody");
    };
  }

  protected List<Claim> due(int minute) {
    return backend.outbox().claim("me", PEOPLE, minute(minute), LEASE, 1);
  }

  protected Episode only() {
    assertThat(all()).hasSize(1);
    return all().getFirst();
  }

  /** All episodes, newest start first. */
  protected List<Episode> all() {
    return backend.query().find(AlertFilter.all(), Optional.empty(), 1_000).items();
  }

  protected List<EventType> types() {
    return types(only());
  }

  protected List<EventType> types(Episode episode) {
    return backend.query().history(episode.id()).orElseThrow().events().stream()
        .map(EpisodeEvent::type)
        .toList();
  }

  static Clock clock(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
