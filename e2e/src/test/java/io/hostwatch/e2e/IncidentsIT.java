package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SimulatedPast;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Each incident of the simulator raises the alerts it should, where it happens, and none else of
 * priority HIGH or above: one after the other in a day that is judged every 15 s.
 */
class IncidentsIT {

  private static final String HOST = "host-002";
  private static final Duration LASTS = Duration.ofMinutes(30);
  private static final Duration APART = Duration.ofMinutes(130);
  private static final Duration EVALUATION = Duration.ofSeconds(15);
  private static final Set<String> HIGH_OR_ABOVE = Set.of("HIGH", "CRITICAL");

  /**
   * An incident.
   *
   * @param kind as the simulator calls it
   * @param onHost whether it happens to one host, or to the services
   * @param alerts what it must raise, by name and severity
   */
  record Incident(String kind, boolean onHost, Set<String> alerts) {
    @Override
    public String toString() {
      return kind;
    }
  }

  private static final List<Incident> INCIDENTS =
      List.of(
          onHost("cpu-storm", "HostCPUHigh critical", "HostCPUHigh warning"),
          onHost(
              "memory-leak",
              "HostMemoryHigh critical",
              "HostMemoryHigh warning",
              "HostMemoryPressure warning",
              "HostSwapHigh warning",
              "HostOomKill warning"),
          onHost("disk-fills", "HostDiskSpaceLow critical", "HostDiskSpaceLow warning"),
          onHost(
              "packet-loss",
              "HostNetworkDrops warning",
              "HostNetworkReceiveErrors warning",
              "HostNetworkTransmitErrors warning",
              "HostTcpRetransmits warning"),
          onHost("host-crash", "HostDown critical", "HostRebooted info"),
          onHost("clock-drift", "HostClockSkewed warning", "HostClockUnsynchronised warning"),
          ofServices("app-errors", "AppErrorRateHigh critical", "AppErrorRateHigh warning"),
          ofServices(
              "app-slow", "AppLatencyHigh critical", "AppLatencyHigh warning", "ProbeSlow warning"),
          ofServices(
              "queue-backlog",
              "EventLagHigh critical",
              "EventLagHigh warning",
              "EventQueueBacklog warning",
              "EventSyncDelayed warning"),
          ofServices(
              "event-failures",
              "EventConsistencyViolated critical",
              "EventFailuresHigh warning",
              "EventRetriesHigh warning"),
          ofServices("transactions-stop", "BusinessTransactionsStopped critical"),
          ofServices("prices-stale", "BusinessPricesStale warning"),
          ofServices(
              "certificate-expires", "CertificateExpires critical", "CertificateExpires warning"));

  private static final Instant BEGIN = Instant.parse("2026-03-09T00:00:00Z");

  private static SimulatedPast past;

  static List<Incident> incidents() {
    return INCIDENTS;
  }

  @BeforeAll
  static void letThemHappen(TestInfo test) throws IOException {
    past = SimulatedPast.empty(Scratch.of(test).dir("prometheus"), Addresses.free());
    List<String> world = new ArrayList<>(List.of("--hosts=3", "--start=" + BEGIN));
    for (Incident incident : INCIDENTS) {
      world.add(
          "--incident=%s%s,at=%s,for=%dm"
              .formatted(
                  incident.kind(),
                  incident.onHost() ? ",host=" + HOST : "",
                  begin(incident),
                  LASTS.toMinutes()));
    }
    fill(world, BEGIN.minus(Duration.ofDays(2)), BEGIN, Duration.ofMinutes(5));
    fill(world, BEGIN, BEGIN.plus(APART.multipliedBy(INCIDENTS.size())), EVALUATION);
  }

  private static void fill(List<String> world, Instant from, Instant to, Duration step) {
    List<String> flags = new ArrayList<>(world);
    flags.addAll(List.of("--from=" + from, "--to=" + to, "--step=" + step.toSeconds() + "s"));
    past.fill(flags);
  }

  @AfterAll
  static void end() {
    past.close();
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void incident_raisesItsAlerts_andNoOther(Incident incident) {
    List<JsonNode> fired =
        past.prometheus()
            .queryRange(
                "ALERTS{alertstate=\"firing\"}",
                begin(incident),
                begin(incident).plus(APART).minus(EVALUATION),
                EVALUATION);

    System.out.println(times(incident, fired));
    assertThat(fired).extracting(IncidentsIT::nameAndSeverity).containsAll(incident.alerts());
    assertThat(fired)
        .filteredOn(series -> HIGH_OR_ABOVE.contains(label(series, "priority")))
        .extracting(IncidentsIT::nameAndSeverity)
        .isSubsetOf(incident.alerts());
    assertThat(fired)
        .filteredOn(series -> label(series, "job").equals("node"))
        .extracting(series -> label(series, "instance"))
        .isSubsetOf(incident.onHost() ? Set.of(HOST) : Set.of());
  }

  private static Instant begin(Incident incident) {
    return BEGIN.plus(APART.multipliedBy(INCIDENTS.indexOf(incident)));
  }

  private static Incident onHost(String kind, String... alerts) {
    return new Incident(kind, true, Set.of(alerts));
  }

  private static Incident ofServices(String kind, String... alerts) {
    return new Incident(kind, false, Set.of(alerts));
  }

  private static String nameAndSeverity(JsonNode series) {
    return label(series, "alertname") + " " + label(series, "severity");
  }

  private static String label(JsonNode series, String name) {
    return series.get("metric").path(name).asString("");
  }

  /** How long after the incident began each alert fired. */
  private static String times(Incident incident, List<JsonNode> fired) {
    return fired.stream()
        .map(
            series ->
                "%s after %d s"
                    .formatted(
                        nameAndSeverity(series),
                        series.get("values").get(0).get(0).asLong()
                            - begin(incident).getEpochSecond()))
        .sorted()
        .collect(Collectors.joining(", ", incident + ": ", ""));
  }
}
