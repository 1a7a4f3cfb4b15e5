package io.hostwatch.simulator.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as they are read, put in order and widened. */
class RuleTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "rate(a[1m]), 300000, rate(a[600s])",
    "rate(a[1m]), 30000, rate(a[1m])",
    "rate(a[30m]), 300000, rate(a[30m])",
    "max_over_time(a[1m:30s]), 300000, max_over_time(a[1m:30s])",
    "a offset 1m, 300000, a offset 1m"
  })
  void over_lengthensWindowsToTwoSamples(String expression, long step, String widened) {
    assertThat(recording("r", expression).over(step)).isEqualTo(widened);
  }

  @Test
  void levels_putWhatIsReadFirst() throws Exception {
    Path file =
        rules(
            """
            - {record: c, expr: a + b}
            - {record: b, expr: 'sum(a{x="c"})'}
            - {record: a, expr: up}
            - {alert: Low, expr: c < 1, for: 1m, keep_firing_for: 2m, labels: {severity: warning}}
            """);

    List<List<Rule>> levels = RuleFiles.levels(List.of(file));

    assertThat(levels)
        .extracting(level -> level.stream().map(Rule::name).toList())
        .containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("Low"));
    assertThat(levels.getLast().getFirst())
        .isEqualTo(
            new Rule(
                "Low",
                true,
                "c < 1",
                Map.of("severity", "warning"),
                Duration.ofMinutes(1),
                Duration.ofMinutes(2)));
  }

  @Test
  void levels_ofRulesThatReadEachOther_holdAllOfThem() throws Exception {
    Path file = rules("- {record: a, expr: b}\n- {record: b, expr: a}\n- {record: a, expr: a}\n");

    assertThat(RuleFiles.levels(List.of(file)).stream().mapToInt(List::size).sum()).isEqualTo(3);
  }

  @Test
  void levels_ofWhatIsShipped_holdEachRule() throws Exception {
    List<Path> files = shipped();
    long rules = 0;
    for (Path file : files) {
      rules +=
          Files.readString(file)
              .lines()
              .filter(l -> l.matches(" *- \\{?(record|alert):.*"))
              .count();
    }

    List<List<Rule>> levels = RuleFiles.levels(files);

    assertThat(levels.stream().mapToInt(List::size).sum()).isEqualTo((int) rules).isPositive();
    assertThat(levels.size()).isLessThan(10);
  }

  @Test
  void levels_ofNoRules_sayWhichFileIsWrong() throws Exception {
    assertThatThrownBy(() -> RuleFiles.levels(List.of(folder.resolve("none.yml"))))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("none.yml");
    Path nameless = rules("- {expr: up}\n");
    assertThatThrownBy(() -> RuleFiles.levels(List.of(nameless)))
        .hasMessageContainingAll(nameless.toString(), "without record or alert");
    Path wrong = rules("- {alert: A, expr: up, for: soon}\n");
    assertThatThrownBy(() -> RuleFiles.levels(List.of(wrong)))
        .hasMessageContainingAll("A: 'soon': expected a duration such as 5m");
  }

  static Rule recording(String name, String expression) {
    return new Rule(name, false, expression, Map.of(), Duration.ZERO, Duration.ZERO);
  }

  private Path rules(String rules) throws IOException {
    String text = "groups:\n- name: g\n  rules:\n" + rules.indent(2);
    return Files.writeString(Files.createTempFile(folder, "rules", ".yml"), text);
  }

  private static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../prometheus/rules"))) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }
}
