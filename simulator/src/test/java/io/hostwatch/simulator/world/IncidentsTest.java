package io.hostwatch.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.simulator.incident.IncidentException;
import io.hostwatch.simulator.incident.IncidentKind;
import io.hostwatch.simulator.incident.IncidentReader;
import io.hostwatch.simulator.incident.Script;
import io.hostwatch.simulator.wave.Seed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Each incident crosses its limit while it lasts, and neither before nor after. */
class IncidentsTest {
  private static final String HOST = "host-003";
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final double FROM = START.getEpochSecond();
  private static final double MINUTE = 60;
  private static final World WORLD = new World(new Seed(1), 5);

  @Test
  void cpuStorm_takesAllProcessors() {
    Observer seen = during("cpu-storm,host=" + HOST);

    assertCrosses(at -> seen.cpu(HOST, at), 0.98);
    assertCrosses(at -> seen.value(HOST, at, "node_load1"), 9);
    assertThat(seen.cpu("host-004", FROM + 20 * MINUTE)).isLessThan(0.75);
  }

  @Test
  void memoryLeak_takesTheMemory_andIsKilled() {
    Observer seen = during("memory-leak,host=" + HOST);

    assertCrosses(at -> seen.memory(HOST, at), 0.96);
    assertThat(seen.value(HOST, FROM + 29 * MINUTE, "node_vmstat_oom_kill")).isZero();
    assertThat(seen.value(HOST, FROM + 30 * MINUTE, "node_vmstat_oom_kill")).isEqualTo(1);
  }

  @Test
  void diskFills_fillsOneDisk() {
    Observer seen = during("disk-fills,host=" + HOST);

    assertCrosses(at -> seen.disk(HOST, at, "/var"), 0.94);
    assertThat(seen.disk(HOST, FROM + 20 * MINUTE, "/")).isLessThan(0.75);
  }

  @Test
  void packetLoss_losesPackets() {
    Observer seen = during("packet-loss,host=" + HOST);

    assertCrosses(
        at ->
            seen.rate(HOST, at, "node_network_receive_errs_total", "eth0")
                / seen.rate(HOST, at, "node_network_receive_packets_total", "eth0"),
        0.04);
  }

  @Test
  void hostCrash_answersNothing_andHasBootedAfterwards() {
    Observer seen = during("host-crash,host=" + HOST);

    assertThat(seen.moment(HOST, FROM - 1)).isPresent();
    assertThat(seen.moment(HOST, FROM)).isEmpty();
    assertThat(seen.moment(HOST, FROM + 30 * MINUTE - 1)).isEmpty();
    double back = FROM + 30 * MINUTE;
    assertThat(seen.value(HOST, back, "node_boot_time_seconds")).isEqualTo(back);
    assertThat(seen.value(HOST, back, "node_cpu_seconds_total")).isZero();
    assertThat(seen.moment("host-002", FROM + MINUTE)).isPresent();
  }

  @Test
  void clockDrift_losesTheTime() {
    Observer seen = during("clock-drift,host=" + HOST);

    assertCrosses(at -> seen.value(HOST, at, "node_timex_offset_seconds"), 0.5);
    assertCrosses(at -> seen.value(HOST, at, "node_timex_maxerror_seconds"), 15);
    assertCrosses(at -> -seen.value(HOST, at, "node_timex_sync_status"), -0.5);
  }

  @Test
  void appErrors_failRequests() {
    assertCrosses(during("app-errors")::errors, 0.29);
  }

  @Test
  void appSlow_takesLong() {
    Observer seen = during("app-slow");

    assertCrosses(at -> seen.slow(at, "1.0"), 0.5);
    assertCrosses(at -> seen.value("api-1", at, "http_server_active_requests"), 20);
    assertCrosses(at -> seen.value("probe-1", at, "probe_duration_seconds"), 3);
  }

  @Test
  void queueBacklog_letsEventsWait_untilTheyAreCaughtUp() {
    Observer seen = during("queue-backlog");

    assertThat(seen.value("events-1", FROM + 10 * MINUTE, "event_lag_seconds", "orders"))
        .isGreaterThan(500);
    assertThat(seen.value("events-1", FROM + 30 * MINUTE, "event_lag_seconds", "orders"))
        .isBetween(1600.0, 1700.0);
    assertThat(seen.value("events-1", FROM + 30 * MINUTE, "event_queue_length", "orders"))
        .isGreaterThan(5000);
    assertThat(seen.value("events-1", FROM + 40 * MINUTE, "event_lag_seconds", "orders"))
        .isLessThan(30);
  }

  @Test
  void eventFailures_failEvents() {
    Observer seen = during("event-failures");

    assertCrosses(
        at ->
            seen.rate("events-1", at, "events_failed_total")
                / seen.rate("events-1", at, "events_received_total"),
        0.15);
    assertCrosses(at -> seen.rate("events-1", at, "event_consistency_violations_total"), 0.01);
  }

  @Test
  void transactionsStop_stopsThem() {
    Observer seen = during("transactions-stop");

    assertCrosses(at -> -seen.rate("ledger-1", at, "business_transactions_total"), -0.01);
  }

  @Test
  void pricesStale_age() {
    Observer seen = during("prices-stale");

    assertCrosses(
        at -> seen.value("ledger-1", at, "business_asset_price_age_seconds", "GOLD"), 600);
  }

  @Test
  void certificateExpires_soon() {
    Observer seen = during("certificate-expires");

    assertCrosses(
        at -> at - seen.value("probe-1", at, "probe_ssl_earliest_cert_expiry"), -3 * 86400.0);
    assertThat(seen.value("probe-2", FROM + MINUTE, "probe_ssl_earliest_cert_expiry"))
        .isGreaterThan(FROM + 29 * 86400.0);
  }

  @Test
  void everyKind_hasACase() {
    assertThat(Arrays.stream(IncidentsTest.class.getDeclaredMethods()).map(each -> each.getName()))
        .allSatisfy(name -> assertThat(name).isNotBlank())
        .satisfies(
            names ->
                Arrays.stream(IncidentKind.values())
                    .map(kind -> camel(kind.text()))
                    .forEach(
                        kind -> assertThat(names).anyMatch(name -> name.startsWith(kind + "_"))));
  }

  private static Observer during(String incident) {
    try {
      IncidentReader reader = new IncidentReader(START.atZone(ZoneOffset.UTC), WORLD::isHost);
      return new Observer(WORLD, Script.EMPTY.with(reader.read(incident + ",at=+0s,for=30m")));
    } catch (IncidentException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertCrosses(DoubleUnaryOperator of, double limit) {
    assertThat(of.applyAsDouble(FROM - MINUTE)).describedAs("before").isLessThan(limit);
    assertThat(of.applyAsDouble(FROM + 20 * MINUTE)).describedAs("during").isGreaterThan(limit);
    assertThat(of.applyAsDouble(FROM + 29 * MINUTE)).describedAs("to its end").isGreaterThan(limit);
    assertThat(of.applyAsDouble(FROM + 45 * MINUTE)).describedAs("after").isLessThan(limit);
  }

  private static String camel(String text) {
    int dash = text.indexOf('-');
    return text.substring(0, dash)
        + Character.toUpperCase(text.charAt(dash + 1))
        + text.substring(dash + 2);
  }
}
