package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.MetricType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells apart what reads the same: a family {@code x_count} and the count of a histogram {@code x}
 * would be the same lines.
 */
final class PartNames {
  private PartNames() {}

  /**
   * A family's type, and which of the readings had it first.
   *
   * @param source the lower, the more it is heeded
   */
  record Origin(MetricType type, int source) {}

  /**
   * The families to leave out: of two that collide the one from the later reading, and of one
   * reading the one that is no histogram or summary.
   */
  static Set<String> collisions(Map<String, Origin> families) {
    Set<String> out = new TreeSet<>();
    families.forEach(
        (name, origin) -> {
          for (String suffix : suffixes(origin.type())) {
            Optional.ofNullable(families.get(name + suffix))
                .map(part -> part.source() < origin.source() ? name : name + suffix)
                .ifPresent(out::add);
          }
        });
    return out;
  }

  private static List<String> suffixes(MetricType type) {
    return switch (type) {
      case HISTOGRAM -> List.of("_bucket", "_sum", "_count");
      case SUMMARY -> List.of("_sum", "_count");
      case COUNTER, GAUGE, UNTYPED -> List.of();
    };
  }
}
