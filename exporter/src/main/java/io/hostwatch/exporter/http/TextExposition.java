package io.hostwatch.exporter.http;

import io.hostwatch.exporter.scrape.FamilySamples;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Prometheus text format, version 0.0.4: client_java's writer for what its model can express,
 * {@link LiteralText} for the rest, in the families' order.
 */
final class TextExposition implements Exposition {
  private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

  @Override
  public String contentType() {
    return PrometheusTextFormatWriter.CONTENT_TYPE;
  }

  @Override
  public void write(List<FamilySamples> families, OutputStream out) throws IOException {
    Stretch stretch = new Stretch();
    for (FamilySamples family : families) {
      Optional<MetricSnapshot> snapshot = snapshot(family);
      if (snapshot.isEmpty()) {
        stretch.flush(out);
        out.write(LiteralText.of(family).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      if (!stretch.takes(family)) {
        stretch.flush(out);
      }
      stretch.add(family, snapshot.get());
    }
    stretch.flush(out);
  }

  // client_java also refuses what only a text file can say, such as a negative counter.
  private static Optional<MetricSnapshot> snapshot(FamilySamples family) {
    if (!ClientModel.expresses(family.family())) {
      return Optional.empty();
    }
    try {
      return Optional.of(ClientModel.snapshot(family));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Families in a row that client_java can write as one document. */
  private static final class Stretch {
    private final List<MetricSnapshot> snapshots = new ArrayList<>();
    private final Set<String> baseNames = new HashSet<>();

    // A gauge x and a counter x_total share the base name x, which one document must not repeat.
    boolean takes(FamilySamples family) {
      return !baseNames.contains(ClientModel.baseName(family.family()));
    }

    void add(FamilySamples family, MetricSnapshot snapshot) {
      baseNames.add(ClientModel.baseName(family.family()));
      snapshots.add(snapshot);
    }

    void flush(OutputStream out) throws IOException {
      if (!snapshots.isEmpty()) {
        WRITER.write(out, new MetricSnapshots(snapshots), EscapingScheme.UNDERSCORE_ESCAPING);
        snapshots.clear();
        baseNames.clear();
      }
    }
  }
}
