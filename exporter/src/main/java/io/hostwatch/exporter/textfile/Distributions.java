package io.hostwatch.exporter.textfile;

import io.hostwatch.exporter.collector.Distribution;
import io.hostwatch.exporter.collector.MetricType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Puts the lines of a histogram or summary together, one distribution for each set of labels. */
final class Distributions {
  private final PromFamily family;
  private final String boundLabel;
  private final Map<SequencedMap<String, String>, Draft> drafts = new LinkedHashMap<>();

  private Distributions(PromFamily family) {
    this.family = family;
    this.boundLabel = family.type() == MetricType.HISTOGRAM ? "le" : "quantile";
  }

  /** The distributions by their labels, without {@code le} and {@code quantile}. */
  static Map<SequencedMap<String, String>, Distribution> of(PromFamily family)
      throws PromFormatException {
    Distributions all = new Distributions(family);
    for (PromFamily.Line line : family.lines()) {
      all.add(line);
    }
    Map<SequencedMap<String, String>, Distribution> finished = new LinkedHashMap<>();
    all.drafts.forEach((labels, draft) -> finished.put(labels, draft.finish()));
    return finished;
  }

  private static final class Draft {
    final Map<Double, Distribution.Part> parts = new LinkedHashMap<>();
    double sum;
    double count;

    /** The last of a bound holds, as with sums and counts, however each is spelled. */
    void add(Distribution.Part part) {
      double bound = Numbers.parse(part.bound()).orElse(Double.NaN);
      parts.put(bound == 0 ? 0 : bound, part);
    }

    Distribution finish() {
      return new Distribution(List.copyOf(parts.values()), sum, count);
    }
  }

  private void add(PromFamily.Line line) throws PromFormatException {
    SequencedMap<String, String> labels = new LinkedHashMap<>(line.labels());
    String bound = labels.remove(boundLabel);
    Draft draft = drafts.computeIfAbsent(labels, unseen -> new Draft());
    String part = line.name().substring(family.name().length());
    switch (part) {
      case "_sum" -> draft.sum = line.value();
      case "_count" -> draft.count = line.value();
      default -> draft.add(part(line, part, bound));
    }
  }

  private Distribution.Part part(PromFamily.Line line, String suffix, @Nullable String bound)
      throws PromFormatException {
    boolean fits = suffix.isEmpty() == (family.type() == MetricType.SUMMARY);
    if (!fits || bound == null || Numbers.parse(bound).isEmpty()) {
      throw new PromFormatException(
          0,
          "%s %s: sample %s needs a numeric label %s"
              .formatted(family.type().word(), family.name(), line.name(), boundLabel));
    }
    return new Distribution.Part(bound, line.value());
  }
}
