package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement.Refused;
import io.hostwatch.bridge.logging.HeardLog;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.Deliveries.Replayed;
import io.hostwatch.bridge.store.EpisodeHistory;
import io.hostwatch.bridge.store.StoreHealth.Access;
import io.hostwatch.bridge.store.UnreadableException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for by its id and cannot be read: that is wrong with it, not with the store. */
abstract class UnreadableByIdContract extends RetentionHarness {
  @AutoClose private final HeardLog heard = HeardLog.of(UnreadableLog.class);

  UnreadableByIdContract(OpenedStore opened) {
    super(opened);
  }

  @BeforeEach
  void routeToSlack() {
    route(SLACK);
  }

  @Test
  void history_episodeIsUnreadable_namesTheRowAndLeavesTheStoreWell() {
    accept(1, firing("Load", minute(0)));
    Id id = all().getFirst().id();
    spoil("episode SET labels = '{'");

    for (int i = 0; i < 3; i++) {
      assertNamed("episode", id, () -> query().history(id));
    }
    assertThat(all()).isEmpty();

    assertThat(heard.lines())
        .containsExactly(
            "left out of lists, polls and sweeps: episode "
                + id
                + ": its row cannot be read: mend it, or delete the episode"
                + " (UnexpectedEndOfInputException)");
  }

  @ParameterizedTest
  @CsvSource({
    "episode_event SET type = 'x' WHERE type = 'FIRED', 1",
    "delivery SET dead_reason = 'x' WHERE event_id = %d, 1",
    "delivery SET state = 'x', 2",
    "attempt SET took = -9223372036854775808, 0"
  })
  void history_partIsUnreadable_showsTheRest(String damage, int unreadable) {
    Episode load = endedAndTold();
    Id fired = history(load).events().getFirst().id();

    spoil(damage.formatted(fired.value()));

    EpisodeHistory shown = history(load);
    assertThat(shown.unreadable()).isEqualTo(unreadable);
    assertThat(shown.events())
        .extracting(EpisodeEvent::type)
        .contains(EventType.RESOLVED)
        .hasSize(damage.startsWith("episode_event") ? 1 : 2);
    assertThat(shown.deliveries()).hasSize(damage.startsWith("delivery") ? 2 - unreadable : 2);
    assertThat(heard.lines()).hasSize(unreadable);
    assertStoreIsWell();
  }

  private Episode endedAndTold() {
    accept(1, firing("Load", minute(0)));
    accept(5, resolved("Load", minute(0), minute(4)));
    settleAll(6);
    settleAll(7);
    return all().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "delivery SET detail = 'x'; dead_reason = 'x', delivery",
    "episode SET close_reason = 'x', episode",
    "episode_event SET type = 'x', episode_event"
  })
  void replay_itIsUnreadable_namesTheRowAndReplaysNothing(String damage, String table) {
    accept(1, firing("Load", minute(0)));
    Claim claim = claim(2).getFirst();
    outbox().settle(claim, new Refused(FailureReason.BAD_MESSAGE, ""), minute(2));
    Id dead = claim.delivery().id();
    spoil(damage.replace(';', ','));
    Id row =
        switch (table) {
          case "episode" -> claim.episode().id();
          case "episode_event" -> claim.event().id();
          default -> dead;
        };

    assertNamed(table, row, () -> jdbc.deliveries().replay(dead, ids::next, minute(3)));

    assertThat(count("delivery")).isEqualTo(1);
    assertThat(heard.lines()).hasSize(1);
  }

  @Test
  void replay_mended_isReplayed() {
    accept(1, firing("Load", minute(0)));
    Claim claim = claim(2).getFirst();
    outbox().settle(claim, new Refused(FailureReason.BAD_MESSAGE, ""), minute(2));
    Id dead = claim.delivery().id();
    spoil("delivery SET dead_reason = 'x'");
    assertNamed("delivery", dead, () -> jdbc.deliveries().replay(dead, ids::next, minute(3)));

    spoil("delivery SET dead_reason = 'permanent'");

    assertThat(jdbc.deliveries().replay(dead, ids::next, minute(4)))
        .isInstanceOf(Replayed.Made.class);
  }

  private void assertNamed(String table, Id row, Runnable asked) {
    UnreadableException failure = catchThrowableOfType(UnreadableException.class, asked::run);

    assertThat(failure.table()).isEqualTo(table);
    assertThat(failure.row()).isEqualTo(row.value());
    assertThat(failure).hasMessageContaining(row + ": its row cannot be read: mend it");
    assertStoreIsWell();
  }

  private void assertStoreIsWell() {
    for (Access access : Access.values()) {
      assertThat(jdbc.health().isSettled(access)).isTrue();
      assertThat(jdbc.health().failures(access).values()).containsOnly(0L);
    }
  }

  private void spoil(String update) {
    jdbc.writer().write("damage", c -> Statements.update(c, "UPDATE " + update, _ -> {}));
  }
}
