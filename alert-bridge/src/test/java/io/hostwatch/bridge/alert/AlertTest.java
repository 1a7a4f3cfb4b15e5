package io.hostwatch.bridge.alert;

import static io.hostwatch.bridge.alert.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertTest {

  @Test
  void alert_nanoseconds_cutsToMicroseconds() {
    Alert alert = Alerts.resolved("Load", NOON.plusNanos(1_999), NOON.plusNanos(5_001));

    assertThat(alert.startsAt()).isEqualTo(NOON.plusNanos(1_000));
    assertThat(alert.endsAt()).hasValue(NOON.plusNanos(5_000));
  }

  @Test
  void alert_yearThatNoStoreKeeps_refuses() {
    assertThatThrownBy(() -> Alerts.firing("Load", Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("startsAt")
        .hasMessageEndingWith("expected a year from 1 to 9999");
  }
}
