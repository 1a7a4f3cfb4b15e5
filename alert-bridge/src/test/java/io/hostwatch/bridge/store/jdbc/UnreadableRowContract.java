package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Settlement.Park;
import io.hostwatch.bridge.delivery.Settlement.Refused;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.Cursor;
import io.hostwatch.bridge.store.Deliveries.Listed;
import io.hostwatch.bridge.store.Deliveries.Listing;
import io.hostwatch.bridge.store.Deliveries.Repeated;
import io.hostwatch.bridge.store.DeliveryFilter;
import io.hostwatch.bridge.store.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that holds what no bridge writes costs its own alert, and no other. */
abstract class UnreadableRowContract extends RetentionHarness {
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final HeardDead listener = new HeardDead();
  private final List<String> dead = listener.all();

  UnreadableRowContract(OpenedStore opened) {
    super(opened);
  }

  @BeforeEach
  void owe() {
    route(SLACK);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10})
  void find_someAreUnreadable_pagesHoldAllOthersOnce(int limit) {
    for (int i = 0; i < 6; i++) {
      accept(i, firing("Load" + i, minute(i)));
    }
    for (String name : List.of("Load5", "Load3", "Load2", "Load0")) {
      spoil("episode SET labels = '{' WHERE id = " + episode(name));
    }
    AlertFilter every = AlertFilter.all();
    List<LabelMatcher> severe = List.of(LabelMatcher.parse("severity=\"warning\""));

    for (AlertFilter filter :
        List.of(
            every,
            new AlertFilter(Optional.of(AlertStatus.FIRING), List.of(), every.from(), every.to()),
            new AlertFilter(Optional.empty(), severe, every.from(), every.to()))) {
      assertThat(pages(filter, limit)).containsExactly("Load4", "Load1");
    }
  }

  private List<String> pages(AlertFilter filter, int limit) {
    List<String> names = new ArrayList<>();
    Optional<Cursor> from = Optional.empty();
    do {
      Page<Episode> page = query().find(filter, from, limit);
      page.items().forEach(episode -> names.add(episode.labels().alertname()));
      from = page.next();
    } while (from.isPresent());
    return names;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "episode SET labels = '{'",
        "episode SET annotations = '{'",
        "episode SET close_reason = 'x'",
        "episode_event SET type = 'x'",
        "delivery SET state = 'x'"
      })
  void purge_rowsAreUnreadable_goLikeOthers(String damage) {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    accept(5, resolved("Load", minute(0), minute(4)), resolved("Disk", minute(0), minute(4)));
    settleAll(6);
    settleAll(7);
    spoil(damage + (damage.startsWith("episode ") ? " WHERE id = " + episode("Load") : ""));

    purge(minute(200));

    assertThat(TABLES).allSatisfy(table -> assertThat(count(table)).as(table).isZero());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "episode_event SET type = 'x' WHERE type = 'FIRED' AND episode_id = %d",
        "delivery SET state = 'x' WHERE due_at IS NOT NULL AND episode_id = %d",
        "delivery SET dead_reason = 'x' WHERE due_at IS NOT NULL AND episode_id = %d"
      })
  void claim_oneIsUnreadable_diesAndWhatIsBehindItIsTold(String damage) {
    accept(1, firing("Load", minute(0)));
    accept(2, firing("Disk", minute(0)));
    accept(5, resolved("Load", minute(0), minute(4)));
    spoil(damage.formatted(episode("Load")));

    assertThat(tellAll(6)).containsExactly("Disk FIRED", "Load RESOLVED");
    assertThat(dead).containsExactly("team/slack UNREADABLE 1");
    assertThat(count("delivery WHERE state = 'dead' AND dead_reason = 'unreadable'")).isEqualTo(1);
    assertThat(count("delivery WHERE detail LIKE '%its row cannot be read: mend it%'"))
        .isEqualTo(1);
    assertThat(count("delivery WHERE detail LIKE '%its state was x'"))
        .isEqualTo(damage.contains("state = 'x'") ? 1 : 0);
    assertThat(count("delivery WHERE due_at IS NOT NULL")).isZero();
    assertThat(jdbc.audit().isClean()).isTrue();
  }

  @Test
  void claim_episodeIsUnreadable_allOfItDiesAndIsToldAnewOnceMended() {
    accept(1, firing("Load", minute(0)));
    accept(2, firing("Disk", minute(0)));
    accept(5, resolved("Load", minute(0), minute(4)));
    long load = episode("Load");
    spoil("episode SET close_reason = 'x' WHERE id = " + load);

    assertThat(tellAll(6)).containsExactly("Disk FIRED");
    assertThat(dead).hasSize(2);
    assertThat(listed(DeliveryState.DEAD, 10)).isEmpty();

    spoil("episode SET close_reason = 'RESOLVED' WHERE id = " + load);
    assertThat(listed(DeliveryState.DEAD, 10))
        .extracting(one -> one.delivery().deadReason())
        .containsOnly(Optional.of(DeadReason.UNREADABLE));
    replayAll(10);
    assertThat(tellAll(8)).containsExactly("Load RESOLVED");
  }

  @Test
  void claim_leaseRanOutAndItIsUnreadable_keepsTheLostAttempt() {
    accept(1, firing("Load", minute(0)));
    claim(2);
    spoil("episode SET labels = '{'");

    assertThat(claim(9)).isEmpty();

    assertThat(count("attempt WHERE result = 'ambiguous'")).isEqualTo(1);
    assertThat(count("delivery WHERE state = 'dead' AND leased_at IS NULL")).isEqualTo(1);
  }

  @Test
  void claim_whatWouldStandForOthersIsUnreadable_theFirstIsTold() {
    accept(1, firing("Load", minute(0)));
    accept(5, resolved("Load", minute(0), minute(4)));
    spoil("episode_event SET type = 'x' WHERE type = 'RESOLVED'");

    assertThat(tellAll(20)).containsExactly("Load FIRED");
    assertThat(dead).containsExactly("team/slack UNREADABLE 1");
  }

  @Test
  void claim_whatItStandsForIsUnreadable_isToldWithoutIt() {
    accept(1, firing("Load", minute(0)));
    accept(5, resolved("Load", minute(0), minute(4)));
    accept(7, firing("Load", minute(6)));
    spoil("episode_event SET type = 'x' WHERE type = 'RESOLVED'");

    Claim claim = claim(20).getFirst();

    assertThat(claim.event().type()).isEqualTo(EventType.FIRED);
    assertThat(claim.standsFor()).extracting(EpisodeEvent::type).containsExactly(EventType.FIRED);
  }

  @Test
  void claim_replayOfAnAlertWhoseLatestIsUnreadable_dies() {
    accept(1, firing("Load", minute(0)));
    Claim first = claim(1).getFirst();
    outbox().settle(first, new Refused(FailureReason.BAD_MESSAGE, ""), minute(1));
    accept(5, resolved("Load", minute(0), minute(4)));
    accept(100, firing("Load", minute(99)));
    settleAll(101);
    settleAll(102);
    jdbc.deliveries().replay(first.delivery().id(), ids::next, minute(103));
    spoil("episode SET labels = '{' WHERE status = 'firing'");

    assertThat(tellAll(104)).isEmpty();
    assertThat(dead).containsExactly("team/slack UNREADABLE 1");
  }

  @Test
  void claim_probe_isOneThatCanBeTold() {
    accept(1, firing("Load", minute(0)));
    accept(2, firing("Disk", minute(0)));
    Park park = new Park(minute(4), FailureReason.AUTH, "revoked");
    outbox().settle(claim(3).getFirst(), park, minute(3));
    spoil("episode SET labels = '{' WHERE id = " + episode("Load"));

    List<Claim> probe = claim(5);

    assertThat(probe).hasSize(1);
    assertThat(probe.getFirst().probes()).isPresent();
    assertThat(probe.getFirst().episode().labels().alertname()).isEqualTo("Disk");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10})
  void deliveries_someAreUnreadable_othersAreListedAndReplayed(int limit) {
    for (int i = 0; i < 5; i++) {
      accept(1, firing("Load" + i, minute(0)));
    }
    for (Claim claim : outbox().claim("me", SLACK, minute(1), LEASE, 10)) {
      outbox().settle(claim, new Refused(FailureReason.BAD_MESSAGE, ""), minute(1));
    }
    spoil("episode SET labels = '{' WHERE id = " + episode("Load0"));
    spoil("episode_event SET type = 'x' WHERE episode_id = " + episode("Load1"));
    spoil("delivery SET dead_reason = 'x' WHERE episode_id = " + episode("Load4"));

    assertThat(names(DeliveryState.DEAD, limit)).containsExactly("Load3", "Load2");
    assertThat(replayAll(limit)).isEqualTo(2);
    assertThat(tellAll(3)).containsExactlyInAnyOrder("Load2 FIRED", "Load3 FIRED");
  }

  private int replayAll(int limit) {
    int all = 0;
    Repeated some;
    do {
      some =
          jdbc.deliveries()
              .replayAll(DeliveryFilter.of(DeliveryState.DEAD), limit, ids::next, minute(2));
      all += some.count();
    } while (some.hasMore());
    return all;
  }

  /** What is found page by page. */
  private List<String> names(DeliveryState state, int limit) {
    List<String> names = new ArrayList<>();
    Optional<Id> before = Optional.empty();
    do {
      Listing page = jdbc.deliveries().find(DeliveryFilter.of(state), before, limit);
      page.items().forEach(one -> names.add(one.episode().labels().alertname()));
      before = page.next();
    } while (before.isPresent());
    return names;
  }

  private List<Listed> listed(DeliveryState state, int limit) {
    return jdbc.deliveries().find(DeliveryFilter.of(state), Optional.empty(), limit).items();
  }

  /** All that is due, told one after the other. */
  private List<String> tellAll(int minute) {
    List<String> told = new ArrayList<>();
    for (List<Claim> due = claim(minute); !due.isEmpty(); due = claim(minute)) {
      Claim claim = due.getFirst();
      told.add(claim.episode().labels().alertname() + " " + claim.event().type());
      settle(claim, minute);
    }
    return told;
  }

  @Override
  List<Claim> claim(int minute) {
    return jdbc.outbox(listener).claim("me", SLACK, minute(minute), LEASE, 1);
  }

  private long episode(String name) {
    return all().stream()
        .filter(episode -> episode.labels().alertname().equals(name))
        .findFirst()
        .orElseThrow()
        .id()
        .value();
  }

  private void spoil(String update) {
    jdbc.writer().write("damage", c -> Statements.update(c, "UPDATE " + update, _ -> {}));
  }
}
