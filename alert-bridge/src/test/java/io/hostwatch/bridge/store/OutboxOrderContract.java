package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Priority;
import io.hostwatch.bridge.delivery.Settlement.Delivered;
import io.hostwatch.bridge.delivery.Settlement.Refused;
import io.hostwatch.bridge.notify.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which order an outbox gives what is owed on one alert. */
public abstract class OutboxOrderContract extends OutboxContract {
  protected OutboxOrderContract(Backend backend) {
    super(backend);
  }

  @Test
  void claim_conversation_onlyItsHead() {
    accept(1, firing("Load", minute(0)));
    accept(3, resolved("Load", minute(0), minute(2)));

    Claim head = only(3);
    assertThat(head.event().type()).isEqualTo(EventType.FIRED);
    assertThat(claim(3)).isEmpty();
    assertThat(settle(head, new Delivered("ts-1"), 3)).isTrue();

    assertThat(only(3).event().type()).isEqualTo(EventType.RESOLVED);
  }

  @Test
  void claim_headWaitsForRetry_blocksItsConversationOnly() {
    accept(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    List<Claim> claims = claim(2);
    settle(claims.getFirst(), retry(10), 2);
    settle(claims.getLast(), new Delivered(""), 2);
    accept(10, resolved("Load", minute(0), minute(1)));

    assertThat(claim(9)).isEmpty();
    assertThat(only(10).event().type()).isEqualTo(EventType.FIRED);
  }

  @Test
  void claim_earlierEpisodeWaitsForRetry_holdsBackTheNewOne() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), new Delivered(""), 1);
    accept(2, resolved("Load", minute(0), minute(1)));
    settle(only(2), retry(10), 2);
    accept(10, firing("Load", minute(3)));

    assertThat(claim(9)).isEmpty();
    Claim end = only(10);
    assertThat(end.event().type()).isEqualTo(EventType.RESOLVED);
    settle(end, new Delivered(""), 10);

    assertThat(only(10).event().type()).isEqualTo(EventType.FIRED);
  }

  @Test
  void claim_superseded_comesBeforeTheNewFiring() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), new Delivered(""), 1);
    accept(5, firing("Load", minute(4)));

    Claim end = only(5);
    assertThat(end.event().type()).isEqualTo(EventType.SUPERSEDED);
    settle(end, new Delivered(""), 5);

    assertThat(only(5).event().type()).isEqualTo(EventType.FIRED);
  }

  @Test
  void claim_manyEpisodesQueued_inTheOrderOfTheirEvents() {
    for (int start : new int[] {0, 10, 20}) {
      accept(30, firing("Load", minute(start)));
      accept(30, resolved("Load", minute(start), minute(start + 1)));
    }

    List<Id> told = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Claim claim = only(30);
      told.add(claim.event().id());
      settle(claim, new Delivered(""), 30);
    }

    assertThat(claim(30)).isEmpty();
    assertThat(told).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void claim_sameLabelsFromOtherSource_isAnotherConversation() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), retry(10), 1);
    accept("other", minute(2), List.of(firing("Load", minute(0))));

    assertThat(only(2).episode().source()).isEqualTo("other");
  }

  @Test
  void claim_headDead_nextGoesOn() {
    accept(1, firing("Load", minute(0)));
    accept(2, resolved("Load", minute(0), minute(1)));
    settle(only(2), new Refused(FailureReason.AUTH, "token revoked"), 2);

    assertThat(only(2).event().type()).isEqualTo(EventType.RESOLVED);
  }

  @Test
  void claim_othersDue_whatBeginsBeforeWhatEndsAndCriticalFirst() {
    accept(0, firing("Over", minute(0)));
    settle(only(0), new Delivered(""), 0);
    accept(1, resolved("Over", minute(0), minute(1)), firing("Disk", minute(1)));
    accept(1, firing(critical("Down"), minute(1)));

    assertThat(claim(1))
        .extracting(claim -> claim.delivery().priority())
        .containsExactly(Priority.CRITICAL_BEGINNING, Priority.BEGINNING, Priority.NEWS);
  }

  @Test
  void claim_endDueForTwoMinutes_beforeACriticalBeginning() {
    accept(0, firing("Over", minute(0)));
    settle(only(0), new Delivered(""), 0);
    accept(1, resolved("Over", minute(0), minute(1)));
    accept(3, firing(critical("Down"), minute(1)));

    assertThat(claim(3))
        .extracting(claim -> claim.delivery().priority())
        .containsExactly(Priority.NEWS, Priority.CRITICAL_BEGINNING);
  }

  @Test
  void claim_floodOfOneClass_isCutAfterTheTurns() {
    for (int i = 0; i < 20; i++) {
      accept(1, firing("Disk" + i, minute(1)));
    }
    accept(1, firing(critical("Down"), minute(1)));

    List<Claim> claims = outbox().claim("me", SLACK, minute(1), LEASE, 2);

    assertThat(claims)
        .extracting(claim -> claim.episode().labels().alertname())
        .containsExactly("Down", "Disk0");
  }

  @Test
  void claim_addedAfterHeadWasDelivered_isDueAtOnce() {
    accept(1, firing("Load", minute(0)));
    settle(only(1), new Delivered(""), 1);

    accept(2, resolved("Load", minute(0), minute(1)));

    assertThat(only(2).event().type()).isEqualTo(EventType.RESOLVED);
  }

  private static Labels critical(String name) {
    return Labels.of(Map.of("alertname", name, "severity", "critical"));
  }

  @Test
  void claim_episodeMovedOn_comesAsItStandsNow() {
    accept(1, firing("Load", minute(0)));
    accept(3, resolved("Load", minute(0), minute(2)));

    assertThat(only(4).episode().isOpen()).isFalse();
  }
}
