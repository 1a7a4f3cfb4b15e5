package io.hostwatch.exporter.textfile;

import io.hostwatch.exporter.collector.Distribution;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.MetricType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/** What one scrape read from all the files together. */
final class TextfileReading {
  private final Map<String, Double> modified = new TreeMap<>();
  private final Map<String, String> troubles = new TreeMap<>();
  private final Map<String, String> helps = new LinkedHashMap<>();
  private final Map<String, List<String>> filesOf = new LinkedHashMap<>();
  private final List<Ready> ready = new ArrayList<>();
  private int left;

  TextfileReading(int mostBytes) {
    left = mostBytes;
  }

  /** A family of one file with its samples put together; one of the two maps is empty. */
  private record Ready(
      PromFamily family,
      Map<SequencedMap<String, String>, Double> values,
      Map<SequencedMap<String, String>, Distribution> distributions) {}

  /** Takes a file's families, all of them or, if one makes no sense, none. */
  void file(String file, double mtime, List<PromFamily> families) throws PromFormatException {
    List<Ready> prepared = new ArrayList<>();
    for (PromFamily family : families) {
      prepared.add(prepare(family));
    }
    modified.put(file, mtime);
    prepared.forEach(one -> take(file, one));
  }

  /** Counts bytes that were read. */
  void spend(int bytes) {
    left -= bytes;
  }

  /** How many bytes may still be read. */
  int left() {
    return left;
  }

  void trouble(String path, String trouble) {
    troubles.put(path, trouble);
  }

  Map<String, Double> modified() {
    return modified;
  }

  Map<String, String> troubles() {
    return troubles;
  }

  /** Adds every sample; labels that one of a family's samples lacks are added to it as empty. */
  void addTo(MetricSink sink) {
    for (Ready one : ready) {
      Set<String> names = new LinkedHashSet<>();
      one.values().keySet().forEach(labels -> names.addAll(labels.keySet()));
      one.distributions().keySet().forEach(labels -> names.addAll(labels.keySet()));
      PromFamily read = one.family();
      Family family = new Family(read.name(), help(read), read.type(), List.copyOf(names));
      one.values().forEach((labels, value) -> sink.add(family, value, padded(family, labels)));
      one.distributions()
          .forEach(
              (labels, spread) -> sink.addDistribution(family, spread, padded(family, labels)));
    }
  }

  private static Ready prepare(PromFamily family) throws PromFormatException {
    if (family.type() == MetricType.HISTOGRAM || family.type() == MetricType.SUMMARY) {
      return new Ready(family, Map.of(), Distributions.of(family));
    }
    Map<SequencedMap<String, String>, Double> values = new LinkedHashMap<>();
    for (PromFamily.Line line : family.lines()) {
      if (values.put(line.labels(), line.value()) != null) {
        throw new PromFormatException(0, "a sample of " + family.name() + " occurs twice");
      }
    }
    return new Ready(family, values, Map.of());
  }

  // Two helps for one name: the first stands, and the later family is left out.
  private void take(String file, Ready one) {
    String name = one.family().name();
    String help = one.family().help().orElse("");
    String before = helps.putIfAbsent(name, help);
    if (before != null && !before.isEmpty() && !help.isEmpty() && !before.equals(help)) {
      trouble(file, name + " has another HELP than in an earlier file");
      return;
    }
    if (before != null && before.isEmpty()) {
      helps.put(name, help);
    }
    filesOf.computeIfAbsent(name, unseen -> new ArrayList<>()).add(file);
    ready.add(one);
  }

  private String help(PromFamily family) {
    String stated = helps.getOrDefault(family.name(), "");
    return stated.isEmpty()
        ? "Metric read from " + String.join(", ", filesOf.getOrDefault(family.name(), List.of()))
        : stated;
  }

  private static String[] padded(Family family, Map<String, String> labels) {
    return family.labelNames().stream()
        .map(name -> labels.getOrDefault(name, ""))
        .toArray(String[]::new);
  }
}
