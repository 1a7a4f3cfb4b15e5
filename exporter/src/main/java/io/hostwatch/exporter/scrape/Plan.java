package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Family;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which series of which layouts a scrape serves, family by family, sorted by name. What would make
 * the text invalid is left out instead of failing the scrape: a second type for a name, a second
 * sample with the same labels, and a family named like a part of a histogram. Holds for every
 * scrape whose readings have the same layouts. Immutable.
 */
final class Plan {
  private final List<Layout> layouts;
  private final List<PlannedFamily> families;
  private final List<Conflict> conflicts;

  /** Something that is left out. */
  record Conflict(Reason reason, String family) {}

  enum Reason {
    TYPE_CONFLICT,
    DUPLICATE,
    NAME_COLLISION;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Plan(List<Layout> layouts, List<PlannedFamily> families, List<Conflict> conflicts) {
    this.layouts = layouts;
    this.families = families;
    this.conflicts = conflicts;
  }

  /** Merges the layouts; where two have the same series the earlier one wins. */
  static Plan of(List<Layout> layouts) {
    Map<String, List<Contribution>> byName = new TreeMap<>();
    for (int source = 0; source < layouts.size(); source++) {
      for (Layout.Group group : layouts.get(source).groups()) {
        byName
            .computeIfAbsent(group.family().name(), unseen -> new ArrayList<>())
            .add(new Contribution(source, layouts.get(source), group));
      }
    }
    List<Conflict> conflicts = new ArrayList<>();
    for (String name : PartNames.collisions(origins(byName))) {
      leaveOut(byName.getOrDefault(name, List.of()), conflicts);
      byName.remove(name);
    }
    List<PlannedFamily> families =
        byName.values().stream().map(all -> planned(all, conflicts)).toList();
    return new Plan(List.copyOf(layouts), families, List.copyOf(conflicts));
  }

  /** Tells whether this is the plan for these very layouts. */
  boolean isFor(List<Reading> readings) {
    boolean same = layouts.size() == readings.size();
    for (int i = 0; same && i < layouts.size(); i++) {
      same = layouts.get(i) == readings.get(i).layout();
    }
    return same;
  }

  /** The families of {@code readings}, which have this plan's layouts. */
  List<FamilySamples> families(List<Reading> readings) {
    Reading[] all = readings.toArray(Reading[]::new);
    List<FamilySamples> filled = new ArrayList<>(families.size());
    for (PlannedFamily family : families) {
      filled.add(new FamilySamples(family, all));
    }
    return filled;
  }

  List<Conflict> conflicts() {
    return conflicts;
  }

  private static Map<String, PartNames.Origin> origins(Map<String, List<Contribution>> byName) {
    Map<String, PartNames.Origin> origins = new TreeMap<>();
    byName.forEach(
        (name, all) -> {
          Contribution first = all.getFirst();
          origins.put(name, new PartNames.Origin(first.group().family().type(), first.source()));
        });
    return origins;
  }

  private record Contribution(int source, Layout layout, Layout.Group group) {}

  private static void leaveOut(List<Contribution> all, List<Conflict> conflicts) {
    for (Contribution one : all) {
      String family = one.group().family().name();
      one.group().places().forEach(_ -> conflicts.add(new Conflict(Reason.NAME_COLLISION, family)));
    }
  }

  private static PlannedFamily planned(List<Contribution> all, List<Conflict> conflicts) {
    Family family = all.getFirst().group().family();
    boolean sameNames =
        all.stream().map(c -> c.group().family().labelNames()).distinct().count() == 1;
    Set<Object> seen = new HashSet<>();
    PlannedFamily.Builder planned = new PlannedFamily.Builder(family);
    for (Contribution one : all) {
      boolean otherType = one.group().family().type() != family.type();
      for (int place : one.group().places()) {
        Series series = one.layout().series(place);
        if (otherType) {
          conflicts.add(new Conflict(Reason.TYPE_CONFLICT, family.name()));
        } else if (seen.add(sameNames ? series.labelValues() : series.labels())) {
          planned.add(one.source(), place, series);
        } else {
          conflicts.add(new Conflict(Reason.DUPLICATE, family.name()));
        }
      }
    }
    return planned.build();
  }
}
