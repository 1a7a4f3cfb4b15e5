package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.MetricType;
import io.hostwatch.exporter.linux.file.ProcText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The families of one kind of Solaris' kernel statistics, named as the kernel names the numbers.
 *
 * <pre>{@code
 * 13 1 0x01 91 24752 2876452127 21582451210
 * name                            type data
 * hits                            4    8772612
 * }</pre>
 *
 * <p>Type 3 is a number with a sign, 4 one without; others are no numbers. Safe for use by several
 * threads.
 */
final class Kstat {
  private static final int MOST_NAMES = 4096;

  private final String prefix;
  private final String help;
  private final List<String> labelNames;
  private final Map<String, Optional<Family>> families = new ConcurrentHashMap<>();

  Kstat(String prefix, String help, String... labelNames) {
    this.prefix = prefix;
    this.help = help;
    this.labelNames = List.of(labelNames);
  }

  /** Adds each number of a list of names, types and data. */
  void collect(ProcText text, MetricSink sink) throws CollectorException {
    skipHeader(text);
    while (text.nextLine() && text.nextField()) {
      add(text, text.field(), sink);
    }
  }

  /** As {@link #collect}, for a data set, whose name is one of the data. */
  void collectNamed(ProcText text, MetricSink sink, String pool) throws CollectorException {
    skipHeader(text);
    String dataSet = "";
    while (text.nextLine() && text.nextField()) {
      String name = text.field();
      if (name.equals("dataset_name")) {
        text.nextField(); // its type
        dataSet = text.nextField() ? text.field() : "";
      } else {
        add(text, name, sink, pool, dataSet);
      }
    }
  }

  /** Adds each number of a line of names and a line of numbers. */
  void collectTable(ProcText text, MetricSink sink, String... labels) throws CollectorException {
    boolean named = false;
    while (!named && text.nextLine()) {
      named = text.nextField() && text.fieldIs("nread");
    }
    List<Optional<Family>> columns = new ArrayList<>();
    for (boolean more = named; more; more = text.nextField()) {
      columns.add(family(text.field()));
    }
    if (columns.isEmpty() || !text.nextLine()) {
      return;
    }
    for (Optional<Family> column : columns) {
      double value = text.nextCounter();
      column.ifPresent(family -> sink.add(family, value, labels));
    }
  }

  private static void skipHeader(ProcText text) throws CollectorException {
    while (text.nextLine()) {
      if (text.nextField() && text.fieldIs("name") && text.nextField() && text.fieldIs("type")) {
        return;
      }
    }
    throw text.incomplete("line \"name type data\"");
  }

  private void add(ProcText text, String name, MetricSink sink, String... labels)
      throws CollectorException {
    boolean signed = text.nextField() && text.fieldIs("3");
    if (signed || text.fieldIs("4")) {
      double value = signed ? text.nextNumber() : text.nextCounter();
      Optional<Family> family = family(name);
      if (family.isPresent()) {
        sink.add(family.get(), value, labels);
      }
    }
  }

  private Optional<Family> family(String name) {
    Optional<Family> known = families.get(name);
    if (known != null) {
      return known;
    }
    Optional<Family> fresh = made(name);
    if (families.size() < MOST_NAMES) {
      families.put(name, fresh);
    }
    return fresh;
  }

  private Optional<Family> made(String name) {
    String part = name.substring(name.lastIndexOf('.') + 1).replace('-', '_');
    return part.matches("[a-zA-Z0-9_]+")
        ? Optional.of(new Family(prefix + part, help + name + '.', MetricType.UNTYPED, labelNames))
        : Optional.empty();
  }
}
