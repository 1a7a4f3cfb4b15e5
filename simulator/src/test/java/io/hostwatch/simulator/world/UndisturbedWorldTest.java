package io.hostwatch.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.simulator.incident.Script;
import io.hostwatch.simulator.model.Target;
import io.hostwatch.simulator.wave.Seed;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forty days, looked at each ten minutes: nothing comes near a limit. */
class UndisturbedWorldTest {
  private static final double DAY = 86400;
  private static final double FROM = World.BEGINNING + 325 * DAY;
  private static final double TO = FROM + 40 * DAY;
  private static final World WORLD = new World(new Seed(7), 10);
  private static final Observer SEEN = new Observer(WORLD, Script.EMPTY);

  static List<String> hosts() {
    return WORLD.group("node").stream().map(Target::name).toList();
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void processors_haveRoom(String host) {
    assertThat(most(at -> SEEN.cpu(host, at))).isBetween(0.2, 0.75);
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void memory_hasRoom(String host) {
    assertThat(most(at -> SEEN.memory(host, at))).isBetween(0.4, 0.80);
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void disks_haveRoom_andGrowSlowly(String host) {
    for (String mountpoint : List.of("/", "/var", "/data")) {
      assertThat(most(at -> SEEN.disk(host, at, mountpoint))).isBetween(0.3, 0.75);
      assertThat(
              most(at -> SEEN.disk(host, at + DAY, mountpoint) - SEEN.disk(host, at, mountpoint)))
          .isLessThan(0.02);
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void disksAndNetwork_haveNoTrouble(String host) {
    assertThat(most(at -> SEEN.rate(host, at, "node_disk_io_time_seconds_total", "sdb")))
        .isLessThan(0.6);
    assertThat(SEEN.value(host, TO, "node_network_receive_errs_total")).isZero();
    assertThat(most(at -> SEEN.value(host, at, "node_timex_offset_seconds"))).isLessThan(0.01);
    assertThat(most(at -> SEEN.value(host, at, "node_hwmon_temp_celsius", "temp1"))).isLessThan(75);
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void load_staysBelowTheProcessors(String host) {
    assertThat(most(at -> SEEN.value(host, at, "node_load1") / SEEN.cores(host))).isLessThan(0.9);
  }

  @Test
  void application_answersWellAndSoon() {
    assertThat(most(SEEN::errors)).isLessThan(0.005);
    assertThat(most(at -> SEEN.slow(at, "0.5"))).isLessThan(0.01);
  }

  @Test
  void events_areNotLate() {
    for (String queue : List.of("orders", "prices", "settlements")) {
      assertThat(most(at -> SEEN.value("events-1", at, "event_lag_seconds", queue)))
          .isBetween(0.5, 30.0);
      assertThat(
              most(
                  at ->
                      SEEN.rate("events-1", at, 300, "events_failed_total", queue)
                          / SEEN.rate("events-1", at, 300, "events_received_total", queue)))
          .isLessThan(0.005);
    }
    assertThat(most(at -> SEEN.value("events-1", at, "event_sync_delay_seconds", "search")))
        .isLessThan(30);
  }

  @Test
  void business_isFresh() {
    assertThat(most(at -> SEEN.value("ledger-1", at, "business_asset_price_age_seconds", "GOLD")))
        .isLessThan(30);
    assertThat(
            least(at -> SEEN.rate("ledger-1", at, 300, "business_transactions_total", "success")))
        .isGreaterThan(0.5);
    assertThat(least(at -> SEEN.value("probe-1", at, "probe_ssl_earliest_cert_expiry") - at))
        .isGreaterThan(29 * DAY);
  }

  private static double most(DoubleUnaryOperator of) {
    return times().map(of).max().orElseThrow();
  }

  private static double least(DoubleUnaryOperator of) {
    return times().map(of).min().orElseThrow();
  }

  private static DoubleStream times() {
    return DoubleStream.iterate(FROM, at -> at < TO, at -> at + 600);
  }
}
