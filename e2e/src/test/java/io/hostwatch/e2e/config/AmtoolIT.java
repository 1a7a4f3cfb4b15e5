package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What amtool says of the shipped files, and which receiver gets what. */
class AmtoolIT {

  private static final String CONFIG = "alertmanager/alertmanager.yml";

  static Stream<AlertRule> alerts() {
    return Rules.alerts();
  }

  @ParameterizedTest
  @ValueSource(strings = {CONFIG, "alertmanager/compose/alertmanager.yml"})
  void checkConfig_findsNoFault(String config) {
    PeerTool.Result result = PeerTool.run("amtool", "check-config", file(config));

    assertThat(result.exit()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bridge   | alertname=HostCPUHigh severity=critical priority=CRITICAL job=node instance=a:9100
          bridge   | alertname=HostCPUHigh severity=warning priority=HIGH job=node instance=a:9100
          around-the-bridge,bridge | alertname=BridgeDeliveriesDead severity=critical receiver=watchdog
          around-the-bridge,bridge | alertname=AlertmanagerNotificationsFailing integration=webhook
          bridge   | alertname=AlertmanagerConfigReloadFailed severity=warning
          bridge   | alertname=HostwatchTest severity=info
          bridge   | alertname=SomebodyElses severity=page
          bridge   | severity=none
          watchdog | alertname=Watchdog severity=none priority=LOW
          """)
  void route_leadsTo(String receiver, String labels) {
    routed(receiver, List.of(labels.split(" ", -1)));
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void everyShippedAlert_leadsToTheBridge(AlertRule alert) {
    List<String> labels =
        Stream.concat(
                Stream.of("alertname=" + alert.name()),
                alert.labels().entrySet().stream().map(Object::toString))
            .toList();

    routed(receivers(alert.name()), labels);
  }

  private static String receivers(String alertname) {
    if (alertname.startsWith("Bridge") || alertname.equals("AlertmanagerNotificationsFailing")) {
      return "around-the-bridge,bridge";
    }
    return alertname.equals("Watchdog") ? "watchdog" : "bridge";
  }

  @Test
  void route_toTheWrongReceiver_isNoticed() {
    PeerTool.Result result = test("watchdog", List.of("alertname=HostDown"));

    assertThat(result.exit()).as(result.output()).isNotZero();
  }

  private static void routed(String receiver, List<String> labels) {
    PeerTool.Result result = test(receiver, labels);

    assertThat(result.exit()).as(result.output()).isZero();
  }

  private static PeerTool.Result test(String receiver, List<String> labels) {
    Stream<String> command = Stream.of("config", "routes", "test", "--config.file=" + file(CONFIG));
    Stream<String> expected = Stream.of("--verify.receivers=" + receiver);
    return PeerTool.run(
        "amtool",
        Stream.of(command, expected, labels.stream())
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  private static String file(String relative) {
    return Checkout.path(relative).toString();
  }
}
