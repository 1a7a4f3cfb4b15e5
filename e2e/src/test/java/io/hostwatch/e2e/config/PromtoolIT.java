package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What promtool says of the shipped files. */
class PromtoolIT {

  @TempDir Path dir;

  static List<Path> unitTests() {
    return AlertCase.files();
  }

  static List<Dashboard> dashboards() {
    return Dashboard.all();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prometheus.yml",
        "remote.yml",
        "tiers/prometheus.yml",
        "tiers/1m.yml",
        "tiers/5m.yml"
      })
  void checkConfig_finds_noFault(String config) {
    String file = Checkout.path("prometheus").resolve(config).toString();

    passes("check", "config", "--lint=all", "--lint-fatal", file);
  }

  /** The copies for Docker Compose are mounted beside what they name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "prometheus.yml",
        "remote.yml",
        "cluster.yml",
        "tiers/prometheus.yml",
        "tiers/1m.yml",
        "tiers/5m.yml"
      })
  void checkConfig_ofTheComposeCopy_findsNoFault(String config) throws IOException {
    String beside = Checkout.path("prometheus") + "/";
    String copy = Checkout.text(Checkout.path("prometheus/compose").resolve(config));
    Path mounted = dir.resolve("prometheus.yml");
    Files.writeString(
        mounted,
        copy.replaceAll("(?:\\.\\./)?\\b(rules|targets|links)/", beside + "$1/")
            .replace("- downsample.yml", "- " + beside + "tiers/downsample.yml"));

    passes("check", "config", "--lint=all", "--lint-fatal", mounted.toString());
  }

  @Test
  void checkRules_findsNoFault() {
    Stream<String> files =
        Stream.concat(Rules.files().stream(), Stream.of(Rules.LINKS)).map(Path::toString);

    passes(
        Stream.concat(Stream.of("check", "rules", "--lint=all", "--lint-fatal"), files)
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("unitTests")
  void testRules_pass(Path suite) {
    passes("test", "rules", suite.toString());
  }

  /** promtool parses expressions in rule files only, so the dashboard becomes one. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void dashboardQueries_parse(Dashboard dashboard) throws IOException {
    List<Map<String, String>> rules =
        dashboard
            .queries()
            .map(query -> Map.of("record", "dashboard:query", "expr", query))
            .toList();
    Map<String, ?> file = Map.of("groups", List.of(Map.of("name", "dashboard", "rules", rules)));
    Path json = dir.resolve("dashboard.yml");
    Files.writeString(json, JsonMapper.shared().writeValueAsString(file));

    passes("check", "rules", "--lint=none", json.toString());
  }

  private static void passes(String... arguments) {
    PeerTool.Result result = PeerTool.run("promtool", arguments);

    assertThat(result.exit()).as(result.output()).isZero();
    assertThat(result.output()).doesNotContainIgnoringCase("warning");
  }
}
