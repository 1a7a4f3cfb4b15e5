package io.hostwatch.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.scrape.FamilySamples;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text is line by line what client_java's writer makes of the same families. */
class ClientJavaEqualityTest {
  private static final String ALPHABET = "abcXYZ 019_-/.,{}=\"\\\n#é漢🙂\t";
  private static final double[] SPECIAL = {
    0, -0.0, 1, -1, 0.1, 1e15, 999999999999999.0, 1e16, 1e300, 4.9e-324, 123456.789, 0x1p53, 0x1p64
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void text_randomFamilies_equalsClientJavas(long seed) throws IOException {
    List<FamilySamples> families = SampleFamilies.of(families(new Random(seed)));

    List<String> ours = lines(ours(families));

    assertThat(ours).hasSizeGreaterThan(1000).isEqualTo(lines(clientJavas(families)));
  }

  private static String ours(List<FamilySamples> families) {
    TextBuffer out = new TextBuffer(16);
    new TextExposition().write(families, out);
    return new String(out.copy(), StandardCharsets.UTF_8);
  }

  private static String clientJavas(List<FamilySamples> families) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (FamilySamples family : families) {
      PrometheusTextFormatWriter.create()
          .write(
              out,
              new MetricSnapshots(ClientModel.snapshot(family)),
              EscapingScheme.UNDERSCORE_ESCAPING);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Values compared as numbers; client_java sorts a family's samples by their labels. */
  private static List<String> lines(String text) {
    return text.lines().map(ClientJavaEqualityTest::normal).sorted().toList();
  }

  private static String normal(String line) {
    int blank = line.lastIndexOf(' ');
    return line.startsWith("#") || blank < 0
        ? line
        : line.substring(0, blank)
            + ' '
            + (Double.parseDouble(line.substring(blank + 1).replace("Inf", "Infinity")) + 0.0);
  }

  private static List<Consumer<MetricSink>> families(Random random) {
    List<Consumer<MetricSink>> adders = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Family family =
          switch (i % 3) {
            case 0 -> Family.counter("node_f" + i + "_total", text(random), "a", "b");
            case 1 -> Family.gauge("node_F" + i + "_info", "Help \\ of\n" + i, "a", "b");
            default -> Family.untyped("node_f" + i, "Help " + text(random), "a", "b");
          };
      for (int sample = 0; sample < 20; sample++) {
        String label = text(random) + sample;
        double value = i % 3 == 0 ? Math.abs(value(random)) : value(random);
        adders.add(sink -> sink.add(family, value, label, "b"));
      }
    }
    return adders;
  }

  private static double value(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
      case 1 -> random.nextLong() >>> random.nextInt(64);
      case 2 -> random.nextInt(1_000_000) / 100.0;
      default -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
    };
  }

  private static String text(Random random) {
    int[] points = ALPHABET.codePoints().toArray();
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
