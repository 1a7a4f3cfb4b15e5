package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Which alerts the shipped configuration mutes; amtool cannot tell, so the real one is asked. */
class InhibitionIT {

  @TempDir Path dir;

  @Test
  void critical_mutesItsOwnWarning_andNoOther() throws Exception {
    Map<String, String> expected = new TreeMap<>();
    expected.put("HostCPUHigh critical a:9100", "active");
    expected.put("HostCPUHigh warning a:9100", "suppressed");
    expected.put("HostCPUHigh warning b:9100", "active");
    expected.put("HostMemoryHigh warning a:9100", "active");
    expected.put("HostDiskSpaceLow critical a:9100 /srv", "active");
    expected.put("HostDiskSpaceLow warning a:9100 /srv", "suppressed");
    expected.put("HostDiskSpaceLow warning a:9100 /", "active");
    expected.put("HostDiskSpaceLow warning b:9100 /srv", "active");

    assertStates(expected);
  }

  @Test
  void hostDown_mutesWhatElseIsSaidOfItsHost() throws Exception {
    assertStates(
        Map.of(
            "HostDown critical c:9100", "active",
            "HostCPUHigh warning c:9100", "suppressed",
            "HostDiskSpaceLow critical c:9100 /srv", "suppressed",
            "HostDown critical d:9100", "active",
            "HostCPUHigh critical e:9100", "active",
            "HostCPUHigh warning c:9100 - tokyo", "active"));
  }

  /** The same address is another host in another cluster. */
  @Test
  void critical_inOneCluster_mutesNothingInAnother() throws Exception {
    assertStates(
        Map.of(
            "HostCPUHigh critical localhost:9100 - berlin", "active",
            "HostCPUHigh warning localhost:9100 - berlin", "suppressed",
            "HostCPUHigh warning localhost:9100 - tokyo", "active",
            "HostCPUHigh warning localhost:9100", "active"));
  }

  private void assertStates(Map<String, String> expected) throws Exception {
    List<Map<String, String>> alerts =
        expected.keySet().stream().map(InhibitionIT::labels).toList();

    // The bridge's place stays empty: what is muted does not depend on who listens.
    try (LiveAlertmanager alertmanager = new LiveAlertmanager(dir, "127.0.0.1:1")) {
      alertmanager.fire(alerts);

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(states(alertmanager)).isEqualTo(expected));
    }
  }

  /** "alertname severity instance [mountpoint [cluster]]", where - stands for none. */
  private static Map<String, String> labels(String words) {
    List<String> names = List.of("alertname", "severity", "instance", "mountpoint", "cluster");
    String[] values = words.split(" ", -1);
    Map<String, String> labels = new TreeMap<>(Map.of("job", "node"));
    for (int i = 0; i < values.length; i++) {
      if (!values[i].equals("-")) {
        labels.put(names.get(i), values[i]);
      }
    }
    return labels;
  }

  private static Map<String, String> states(LiveAlertmanager alertmanager)
      throws IOException, InterruptedException {
    return alertmanager
        .alerts()
        .valueStream()
        .collect(
            Collectors.toMap(InhibitionIT::words, alert -> alert.at("/status/state").asString()));
  }

  private static String words(JsonNode alert) {
    JsonNode labels = alert.get("labels");
    boolean clustered = labels.has("cluster");
    return Stream.of(
            labels.get("alertname").asString(),
            labels.get("severity").asString(),
            labels.get("instance").asString(),
            labels.path("mountpoint").asString(clustered ? "-" : ""),
            labels.path("cluster").asString(""))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
