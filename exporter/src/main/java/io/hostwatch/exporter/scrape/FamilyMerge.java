package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Merges the families of one scrape by name. What would make the text invalid is left out instead
 * of failing the scrape: a second type for a name, and a second sample with the same labels.
 */
final class FamilyMerge {
  private final Map<String, Entry> entries = new TreeMap<>();
  private final List<Conflict> conflicts = new ArrayList<>();

  /** Something that was left out. */
  record Conflict(Reason reason, String family) {}

  enum Reason {
    TYPE_CONFLICT,
    DUPLICATE;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Entry(Family family, List<FamilySamples> contributions) {}

  void add(FamilySamples found) {
    Family family = found.family();
    Entry entry =
        entries.computeIfAbsent(family.name(), name -> new Entry(family, new ArrayList<>()));
    if (entry.family().type() == family.type()) {
      entry.contributions().add(found);
    } else {
      found.samples().forEach(sample -> leftOut(Reason.TYPE_CONFLICT, family));
    }
  }

  /** The merged families by name; {@link #conflicts()} is complete afterwards. */
  List<FamilySamples> merged() {
    return entries.values().stream().map(this::distinct).toList();
  }

  List<Conflict> conflicts() {
    return conflicts;
  }

  private FamilySamples distinct(Entry entry) {
    List<FamilySamples> contributions = entry.contributions();
    boolean sameNames =
        contributions.stream().map(c -> c.family().labelNames()).distinct().count() == 1;
    Set<Object> seen = new HashSet<>();
    List<Sample> kept = new ArrayList<>();
    for (FamilySamples contribution : contributions) {
      for (Sample sample : contribution.samples()) {
        if (seen.add(sameNames ? sample.labelValues() : labels(sample))) {
          kept.add(sample);
        } else {
          leftOut(Reason.DUPLICATE, entry.family());
        }
      }
    }
    return new FamilySamples(entry.family(), kept);
  }

  // To Prometheus an empty label is an absent one.
  private static Map<String, String> labels(Sample sample) {
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < sample.labelNames().size(); i++) {
      if (!sample.labelValues().get(i).isEmpty()) {
        labels.put(sample.labelNames().get(i), sample.labelValues().get(i));
      }
    }
    return labels;
  }

  private void leftOut(Reason reason, Family family) {
    conflicts.add(new Conflict(reason, family.name()));
  }
}
