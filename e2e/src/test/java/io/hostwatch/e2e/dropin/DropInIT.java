package io.hostwatch.e2e.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Exporter;
import io.hostwatch.e2e.harness.NodeExporter;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The exporter and the real node_exporter, both with what they do by default, read the same host.
 *
 * <p>A reading of the exporter is held between two of node_exporter. What changes while they read
 * need not agree each time, but every series must agree in some round.
 */
class DropInIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final double GAUGE_TOLERANCE = 0.01;

  private final Running running = new Running();
  private URI ours = URI.create("http://none");
  private URI theirs = URI.create("http://none");

  @BeforeEach
  void start(TestInfo test) {
    Scratch scratch = Scratch.of(test);
    Path texts = scratch.dir("texts");
    scratch.write("texts/jobs.prom", "# HELP my_jobs Jobs.\n# TYPE my_jobs counter\nmy_jobs 7\n");
    List<String> flags = List.of("--collector.textfile.directory=" + texts);
    Exporter exporter = running.add(Exporter.start(scratch.dir("exporter"), flags));
    ours = exporter.uri("/metrics");
    theirs = running.add(NodeExporter.start(scratch, flags)).uri("/metrics");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void families_ofNodeExporter_areHereWithTheirTypes() {
    Map<String, String> differences = new TreeMap<>();
    Scraped node = Scraped.of(theirs);
    Scraped exporter = Scraped.of(ours);

    for (String family : node.families()) {
      String type = node.types().getOrDefault(family, "part of another");
      String here =
          exporter.families().contains(family)
              ? exporter.types().getOrDefault(family, "part of another")
              : "missing";
      if (!Exceptions.family(family) && !type.equals(here)) {
        differences.put(family, type + " there, " + here + " here");
      }
    }

    assertThat(differences).isEmpty();
  }

  @Test
  void labels_ofEveryFamily_areEqual() {
    Map<String, String> open = new TreeMap<>();
    Scraped.of(theirs).families().stream()
        .filter(family -> !Exceptions.labels(family))
        .forEach(family -> open.put(family, ""));

    Awaitility.await("labels agree")
        .atMost(LONG)
        .untilAsserted(
            () -> {
              Scraped before = Scraped.of(theirs);
              Scraped exporter = Scraped.of(ours);
              Scraped after = Scraped.of(theirs);
              open.replaceAll((family, _) -> difference(family, before, exporter, after));
              open.values().removeIf(String::isEmpty);
              assertThat(open).isEmpty();
            });
  }

  @Test
  void values_ofEverySeries_areBetweenTwoReadings() {
    Set<String> open = new TreeSet<>();
    Scraped first = Scraped.of(theirs);
    first.values().keySet().stream()
        .filter(series -> !Exceptions.values(Scraped.family(series)))
        .forEach(open::add);

    Awaitility.await("values agree")
        .atMost(LONG)
        .untilAsserted(
            () -> {
              Scraped before = Scraped.of(theirs);
              Scraped exporter = Scraped.of(ours);
              Scraped after = Scraped.of(theirs);
              open.removeIf(series -> isBetween(series, before, exporter, after));
              open.removeIf(series -> !after.values().containsKey(series));
              assertThat(told(open, before, exporter, after)).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"node-exporter-full.txt", "node-mixin.txt"})
  void dashboardsAndRules_whatNodeExporterFills_isFilled(String list) throws IOException {
    Set<String> names = new TreeSet<>(names(list));
    Set<String> filled = new TreeSet<>(Scraped.of(theirs).families());
    filled.retainAll(names);
    filled.removeIf(Exceptions::family);

    Set<String> here = Scraped.of(ours).families();

    System.out.printf("%s: %d names, %d filled%n", list, names.size(), filled.size());
    assertThat(filled).hasSizeGreaterThan(25).isSubsetOf(here);
  }

  private static String difference(String family, Scraped before, Scraped here, Scraped after) {
    Set<String> missing = new TreeSet<>(before.series(family));
    missing.retainAll(after.series(family));
    missing.removeAll(here.series(family));
    Set<String> extra = new TreeSet<>(here.series(family));
    extra.removeAll(before.series(family));
    extra.removeAll(after.series(family));
    return missing.isEmpty() && extra.isEmpty() ? "" : "lacks " + missing + ", adds " + extra;
  }

  private static boolean isBetween(String series, Scraped before, Scraped here, Scraped after) {
    Double one = before.values().get(series);
    Double other = after.values().get(series);
    Double value = here.values().get(series);
    if (one == null || other == null || value == null) {
      return false;
    }
    if (value.equals(one) || value.equals(other)) {
      return true;
    }
    double low = Math.min(one, other);
    double high = Math.max(one, other);
    String type = after.types().getOrDefault(Scraped.family(series), "");
    double slack = type.equals("counter") ? 0 : GAUGE_TOLERANCE * Math.abs(high);
    return value >= low - slack && value <= high + slack;
  }

  private static Map<String, String> told(
      Set<String> open, Scraped before, Scraped here, Scraped after) {
    Map<String, String> told = new TreeMap<>();
    open.forEach(
        series ->
            told.put(
                series,
                here.values().get(series)
                    + " here, between "
                    + before.values().get(series)
                    + " and "
                    + after.values().get(series)
                    + " there"));
    return told;
  }

  private static List<String> names(String list) throws IOException {
    try (InputStream in = DropInIT.class.getResourceAsStream(list)) {
      return new String(Objects.requireNonNull(in, list).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    }
  }
}
