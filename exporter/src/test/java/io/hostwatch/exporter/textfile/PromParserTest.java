package io.hostwatch.exporter.textfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.MetricType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromParserTest {
  private static final String GOOD =
      """
      # HELP jobs_total Jobs \\\\ done,\\nin two lines.
      # TYPE jobs_total counter
      jobs_total{ kind = "a b" , path="C:\\\\x \\"y\\"\\n", } 42
      jobs_total 1.5e3

      # a remark
      #HELP glued Works as well.
      glued:name -Inf
      # TYPE latency_seconds Histogram
      latency_seconds_bucket{le="0.5"} 1
      latency_seconds_bucket{le="+Inf"} 2
      latency_seconds_sum 3
      latency_seconds_count 2
      """;

  @Test
  void parse_goodText_givesItsFamilies() throws Exception {
    List<PromFamily> families = parse(GOOD);

    assertThat(families)
        .extracting(PromFamily::name)
        .containsExactly("jobs_total", "glued:name", "latency_seconds");
    assertThat(families)
        .extracting(PromFamily::type)
        .containsExactly(MetricType.COUNTER, MetricType.UNTYPED, MetricType.HISTOGRAM);
    PromFamily jobs = families.getFirst();
    assertThat(jobs.help()).contains("Jobs \\ done,\nin two lines.");
    assertThat(jobs.lines().getFirst().labels())
        .containsEntry("kind", "a b")
        .containsEntry("path", "C:\\x \"y\"\n");
    assertThat(jobs.lines()).extracting(PromFamily.Line::value).containsExactly(42.0, 1500.0);
    assertThat(families.getLast().lines()).hasSize(4);
  }

  @Test
  void parse_carriageReturns_areLineEnds() throws Exception {
    assertThat(parse("# TYPE a gauge\r\na 1\r\n")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \t\n", "# only a remark\n", "# TYPE a gauge\n"})
  void parse_nothingToTell_isNoFamily(String text) throws Exception {
    assertThat(parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a 1|does not end",
        "a 1 1700000000\\n|timestamps",
        "a one\\n|expected a number",
        "a 1d\\n|expected a number",
        "a 0x1p3\\n|expected a number",
        "a\\n|expected a number",
        "a 1 2 3\\n|unexpected text",
        "1a 1\\n|expected a metric name",
        "a{b=\"1\" 1\\n|expected , or }",
        "a{b=\"1} 1\\n|does not end",
        "a{b=\"\\x\"} 1\\n|invalid escape",
        "a{b=1} 1\\n|expected \"",
        "a{b} 1\\n|expected =",
        "a{__name__=\"x\"} 1\\n|reserved",
        "a{b=\"1\",b=\"2\"} 1\\n|occurs twice",
        "a{\"b\"=\"1\"} 1\\n|expected a label name",
        "# TYPE a\\n|unknown metric type",
        "# TYPE a set\\n|unknown metric type",
        "# TYPE a gauge\\n# TYPE a gauge\\n|second TYPE",
        "a 1\\n# TYPE a gauge\\n|second TYPE",
        "# HELP a b\\n# HELP a b\\n|second HELP"
      })
  void parse_badText_saysLineAndTrouble(String text, String trouble) {
    String unescaped = text.replace("\\n", "\n");

    assertThatThrownBy(() -> parse(unescaped))
        .isInstanceOf(PromFormatException.class)
        .hasMessageContaining(trouble)
        .hasMessageStartingWith("line ");
  }

  @Test
  void parse_notUtf8_isRefused() {
    assertThatThrownBy(() -> PromParser.parse(new byte[] {'a', '{', (byte) 0xff, '\n'}))
        .isInstanceOf(PromFormatException.class)
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void parse_mutatedText_isReadOrRefusedButNeverBreaks() {
    Random random = new Random(42);
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    String alphabet = "{}\"\\=, \n\r#_:aZ0.+-eEINFna\u00e9";

    for (int round = 0; round < 20_000; round++) {
      byte[] text = good.clone();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        text[random.nextInt(text.length)] = (byte) c;
      }
      readOrRefuse(text);
    }
  }

  private static void readOrRefuse(byte[] text) {
    try {
      for (PromFamily family : PromParser.parse(text)) {
        assertThat(family.name()).matches("[a-zA-Z_:][a-zA-Z0-9_:]*");
        assertThat(family.lines()).isNotEmpty();
      }
    } catch (PromFormatException e) {
      assertThat(e.getMessage()).startsWith("line ");
    }
  }

  private static List<PromFamily> parse(String text) throws PromFormatException {
    return PromParser.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
