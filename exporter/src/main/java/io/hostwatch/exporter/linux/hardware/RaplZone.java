package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Family;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of the machine whose energy is counted. */
final class RaplZone {
  private static final Pattern WITH_INDEX = Pattern.compile("([^-]*)-([0-9]{1,9})");
  private static final Family ALL =
      Family.counter(
          "node_rapl_joules_total", "Joules that a zone used.", "index", "path", "rapl_zone");

  private final Path counter;
  private final Family family;
  private final String[] labels;

  private RaplZone(Path counter, Family family, String... labels) {
    this.counter = counter;
    this.family = family;
    this.labels = labels;
  }

  /**
   * The zone in {@code folder}.
   *
   * @param name of the zone: {@code package-1} is the package of index 1; others count up
   * @param nextIndex of each kind of zone so far, which this zone adds to
   * @param zoneLabel whether the kind is a label instead of part of the family's name
   */
  static RaplZone of(Path folder, String name, Map<String, Integer> nextIndex, boolean zoneLabel) {
    Matcher indexed = WITH_INDEX.matcher(name);
    boolean hasIndex = indexed.matches();
    String kind = hasIndex ? indexed.group(1) : name;
    int index = hasIndex ? Integer.parseInt(indexed.group(2)) : nextIndex.getOrDefault(kind, 0);
    nextIndex.put(kind, index + 1);
    Path counter = folder.resolve("energy_uj");
    String number = Integer.toString(index);
    return zoneLabel
        ? new RaplZone(counter, ALL, number, folder.toString(), kind)
        : new RaplZone(counter, family(kind), number, folder.toString());
  }

  private static Family family(String kind) {
    String name = kind.replaceAll("_*[^0-9A-Za-z_]+_*", "_");
    return Family.counter(
        "node_rapl_" + name + "_joules_total",
        "Joules that zones called " + kind + " used.",
        "index",
        "path");
  }

  Path counter() {
    return counter;
  }

  Family family() {
    return family;
  }

  /** The values of the family's labels; not to be changed. */
  String[] labels() {
    return labels;
  }
}
