package io.hostwatch.exporter.textfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Distribution;
import io.hostwatch.exporter.collector.Distribution.Part;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.MetricType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextfileCollectorTest {
  @TempDir Path directory;

  private final Recorder sink = new Recorder();

  @Test
  void collect_goodFile_servesItWithItsMtime() throws Exception {
    Path file = write("a.prom", "# HELP up_jobs Jobs.\n# TYPE up_jobs gauge\nup_jobs 3\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_700_000_000)));

    collect(directory.toString());

    assertThat(sink.lines)
        .containsExactly(
            "up_jobs[] 3.0",
            "node_textfile_mtime_seconds[" + file + "] 1.7E9",
            "node_textfile_scrape_error[] 0.0");
    assertThat(sink.family("up_jobs"))
        .isEqualTo(new Family("up_jobs", "Jobs.", MetricType.GAUGE, List.of()));
  }

  @Test
  void collect_oneBadFile_servesTheGoodOnesAndTells() throws Exception {
    write("bad.prom", "good_before 1\nbad one\n");
    write("good.prom", "good 1\n");
    write("stamped.prom", "stamped 1 1700000000000\n");
    write("ignored.txt", "ignored 1\n");

    collect(directory.toString());

    assertThat(sink.lines)
        .contains("good[] 1.0", "node_textfile_scrape_error[] 1.0")
        .noneMatch(line -> line.matches("(good_before|stamped|ignored|bad).*"))
        .filteredOn(line -> line.startsWith("node_textfile_mtime_seconds"))
        .hasSize(1);
  }

  @Test
  void collect_noHelp_saysWhereItWasReadFrom() throws Exception {
    Path one = write("1.prom", "x{a=\"1\"} 1\n");
    Path two = write("2.prom", "x{a=\"2\"} 2\n");

    collect(directory.toString());

    assertThat(sink.family("x").help()).isEqualTo("Metric read from " + one + ", " + two);
    assertThat(sink.lines).contains("x[1] 1.0", "x[2] 2.0");
  }

  @Test
  void collect_helpsDisagree_keepsTheFirstAndTells() throws Exception {
    write("1.prom", "# HELP x One.\nx{a=\"1\"} 1\n");
    write("2.prom", "# HELP x Two.\nx{a=\"2\"} 2\n");

    collect(directory.toString());

    assertThat(sink.lines)
        .contains("x[1] 1.0", "node_textfile_scrape_error[] 1.0")
        .doesNotContain("x[2] 2.0");
  }

  @Test
  void collect_labelsMissing_arePaddedWithEmptyOnes() throws Exception {
    write("a.prom", "x{a=\"1\"} 1\nx{b=\"2\"} 2\nx 3\n");

    collect(directory.toString());

    assertThat(sink.family("x").labelNames()).containsExactly("a", "b");
    assertThat(sink.lines).contains("x[1, ] 1.0", "x[, 2] 2.0", "x[, ] 3.0");
  }

  @Test
  void collect_histogramAndSummary_arePutTogether() throws Exception {
    write(
        "a.prom",
        """
        # TYPE h histogram
        h_bucket{k="v",le="10"} 2
        h_bucket{k="v",le="+Inf"} 3
        h_sum{k="v"} 21.5
        h_count{k="v"} 3
        # TYPE s summary
        s{quantile="0.5"} 7
        s_sum 70
        s_count 9
        """);

    collect(directory.toString());

    assertThat(sink.distributions)
        .containsEntry(
            "h[v]", new Distribution(List.of(new Part("10", 2), new Part("+Inf", 3)), 21.5, 3))
        .containsEntry("s[]", new Distribution(List.of(new Part("0.5", 7)), 70, 9));
  }

  @Test
  void collect_histogramWithoutBounds_isABadFile() throws Exception {
    write("a.prom", "# TYPE h histogram\nh_bucket 2\n");

    collect(directory.toString());

    assertThat(sink.lines).containsExactly("node_textfile_scrape_error[] 1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "histogram, h_bucket, le, 1, 1.0",
    "histogram, h_bucket, le, -0, 0",
    "histogram, h_bucket, le, Inf, +Inf",
    "summary, h, quantile, 0.5, 0.5"
  })
  void collect_sameBoundTwice_takesTheLast(
      String type, String name, String label, String first, String last) throws Exception {
    String line = "%s{%s=\"%s\"} %d\n";
    write(
        "a.prom",
        "# TYPE h "
            + type
            + "\n"
            + line.formatted(name, label, first, 2)
            + line.formatted(name, label, last, 3));

    collect(directory.toString());

    assertThat(sink.distributions)
        .containsEntry("h[]", new Distribution(List.of(new Part(last, 3)), 0, 0));
  }

  @Test
  void collect_sameSampleTwiceInAFile_isABadFile() throws Exception {
    write("a.prom", "x{a=\"1\",b=\"2\"} 1\nx{b=\"2\",a=\"1\"} 2\n");

    collect(directory.toString());

    assertThat(sink.lines).containsExactly("node_textfile_scrape_error[] 1.0");
  }

  @Test
  void collect_wildcards_findEveryDirectory() throws Exception {
    write("one/metrics/a.prom", "a 1\n");
    write("two/metrics/b.prom", "b 1\n");
    write("two/other/c.prom", "c 1\n");

    collect(directory + "/*/metrics");

    assertThat(sink.lines)
        .contains("a[] 1.0", "b[] 1.0", "node_textfile_scrape_error[] 0.0")
        .doesNotContain("c[] 1.0");
  }

  @Test
  void collect_tooMuchInAll_leavesTheRestOut() throws Exception {
    write("a.prom", "a 1\n");
    write("b.prom", "# " + "x".repeat(2 * 1024 * 1024) + "\nb 1\n");
    write("c.prom", "c 1\n");

    collect(directory.toString());

    assertThat(sink.lines)
        .contains("a[] 1.0", "c[] 1.0", "node_textfile_scrape_error[] 1.0")
        .doesNotContain("b[] 1.0");
  }

  @Test
  void collect_limitRaised_readsMore() throws Exception {
    write("b.prom", "# " + "x".repeat(2 * 1024 * 1024) + "\nb 1\n");

    collect(List.of(directory.toString()), 3_000_000);

    assertThat(sink.lines).contains("b[] 1.0", "node_textfile_scrape_error[] 0.0");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void collect_linkToADevice_isNotRead() throws Exception {
    Files.createSymbolicLink(directory.resolve("a.prom"), Path.of("/dev/zero"));
    write("b.prom", "b 1\n");

    collect(directory.toString());

    assertThat(sink.lines).contains("b[] 1.0", "node_textfile_scrape_error[] 1.0");
  }

  @Test
  void collect_missingDirectory_tells() throws Exception {
    collect(directory.resolve("none").toString());

    assertThat(sink.lines).containsExactly("node_textfile_scrape_error[] 1.0");
  }

  @Test
  void collect_noDirectory_isNoError() throws Exception {
    collect(List.of(), TextfileOptions.STANDARD_BYTES);

    assertThat(sink.lines).containsExactly("node_textfile_scrape_error[] 0.0");
  }

  private void collect(String pattern) throws IOException {
    collect(List.of(pattern), TextfileOptions.STANDARD_BYTES);
  }

  private void collect(List<String> directories, int mostBytes) throws IOException {
    new TextfileCollector(new TextfileOptions(directories, mostBytes)).collect(sink);
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(directory.resolve(name).getParent());
    return Files.writeString(file, text);
  }

  private static final class Recorder implements MetricSink {
    final List<String> lines = new ArrayList<>();
    final Map<String, Distribution> distributions = new HashMap<>();
    private final Map<String, Family> families = new HashMap<>();

    @Override
    public void add(Family family, double value, String... labelValues) {
      families.put(family.name(), family);
      lines.add(family.name() + List.of(labelValues) + " " + value);
    }

    @Override
    public void addDistribution(Family family, Distribution distribution, String... labelValues) {
      families.put(family.name(), family);
      distributions.put(family.name() + List.of(labelValues), distribution);
    }

    Family family(String name) {
      Family family = families.get(name);
      if (family == null) {
        throw new AssertionError(name + " was not added");
      }
      return family;
    }
  }
}
