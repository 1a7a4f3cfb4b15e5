package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.MetricType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells apart what reads the same: a family {@code x_count} and the count of a histogram {@code x}
 * would be the same lines.
 */
final class PartNames {
  private static final Comparator<Origin> ORDER =
      Comparator.comparingInt(Origin::source)
          .thenComparing(origin -> suffixes(origin.type()).isEmpty());

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
    List<Map.Entry<String, Origin>> heededFirst = new ArrayList<>(families.entrySet());
    heededFirst.sort(Map.Entry.comparingByValue(ORDER));
    Map<String, Origin> served = new HashMap<>();
    Set<String> out = new TreeSet<>();
    for (Map.Entry<String, Origin> family : heededFirst) {
      if (hasPart(family, served) || isPart(family.getKey(), served)) {
        out.add(family.getKey());
      } else {
        served.put(family.getKey(), family.getValue());
      }
    }
    return out;
  }

  private static boolean hasPart(Map.Entry<String, Origin> family, Map<String, Origin> served) {
    return suffixes(family.getValue().type()).stream()
        .anyMatch(suffix -> served.containsKey(family.getKey() + suffix));
  }

  private static boolean isPart(String name, Map<String, Origin> served) {
    int end = name.lastIndexOf('_');
    Origin whole = end < 0 ? null : served.get(name.substring(0, end));
    return whole != null && suffixes(whole.type()).contains(name.substring(end));
  }

  private static List<String> suffixes(MetricType type) {
    return switch (type) {
      case HISTOGRAM -> List.of("_bucket", "_sum", "_count");
      case SUMMARY -> List.of("_sum", "_count");
      case COUNTER, GAUGE, UNTYPED -> List.of();
    };
  }
}
