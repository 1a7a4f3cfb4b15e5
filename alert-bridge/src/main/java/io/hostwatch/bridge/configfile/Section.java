package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.configfile.Node.Entry;
import io.hostwatch.bridge.configfile.Node.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One mapping of the file as it is read: each getter gives what is there, and notes a fault where
 * that is not of the expected form.
 */
final class Section {
  private final Map<String, Entry> entries;
  private final Mark mark;
  private final String path;
  private final Reading reading;

  private Section(Map<String, Entry> entries, Mark mark, String path, Reading reading) {
    this.entries = entries;
    this.mark = mark;
    this.path = path;
    this.reading = reading;
  }

  /** Takes a mapping, or nothing as an empty one; unknown keys are faults. */
  static Section of(Node node, Schema schema, String path, Reading reading) {
    Map<String, Entry> entries = Map.of();
    if (node instanceof Node.Mapping mapping) {
      entries = mapping.entries();
    } else if (!(node instanceof Node.Scalar scalar && scalar.isNull())) {
      reading.fault(node.mark(), path, node.kind() + ": expected a mapping");
    }
    Section section = new Section(entries, node.mark(), path, reading);
    section.refuseUnknown(schema);
    return section;
  }

  /** A single value. */
  <T> Optional<T> value(String key, Form<T> form) {
    return scalar(key).flatMap(scalar -> read(scalar, key, form));
  }

  /** A single value that has to be there. */
  <T> Optional<T> required(String key, Form<T> form) {
    requirePresent(key, form.expected());
    return value(key, form);
  }

  /** A list of mappings; empty where there is none. */
  List<Section> sections(String key, Schema schema) {
    List<Section> sections = new ArrayList<>();
    items(key, (item, itemPath) -> sections.add(of(item, schema, itemPath, reading)));
    return sections;
  }

  /** A mapping. */
  Optional<Section> section(String key, Schema schema) {
    return entry(key).map(entry -> of(entry.value(), schema, path(key), reading));
  }

  /** A list of single values; empty where there is none. */
  <T> List<T> values(String key, Form<T> form) {
    List<T> values = new ArrayList<>();
    items(
        key,
        (item, itemPath) -> {
          if (item instanceof Node.Scalar scalar && !scalar.isNull()) {
            readAt(scalar, itemPath, form).ifPresent(values::add);
          } else {
            reading.fault(item.mark(), itemPath, item.kind() + ": expected " + form.expected());
          }
        });
    return values;
  }

  /** A mapping of free keys to single values. */
  Map<String, Node.Scalar> scalars(String key) {
    Map<String, Node.Scalar> scalars = new LinkedHashMap<>();
    entry(key)
        .ifPresent(
            entry -> {
              if (entry.value() instanceof Node.Mapping mapping) {
                mapping.entries().forEach((name, inner) -> put(scalars, key, name, inner));
              } else {
                fault(key, entry.value().kind() + ": expected a mapping");
              }
            });
    return scalars;
  }

  /** The value as it is written, where it is a single one. */
  Optional<Node.Scalar> scalar(String key) {
    Optional<Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    if (entry.get().value() instanceof Node.Scalar scalar && !scalar.isNull()) {
      return Optional.of(scalar);
    }
    fault(key, entry.get().value().kind() + ": expected a single value");
    return Optional.empty();
  }

  /** A mapping without keys, in place of one that is absent. */
  Section nothing(Schema schema) {
    return of(new Node.Mapping(mark, Map.of()), schema, path, reading);
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Notes a fault if the key is absent. */
  void requirePresent(String key, String expected) {
    if (!has(key)) {
      fault(key, "missing: expected " + expected);
    }
  }

  /** Notes a fault at the key, or at the mapping where it is absent. */
  void fault(String key, String text) {
    Mark at = entry(key).map(Entry::keyMark).orElse(mark);
    reading.fault(at, path(key), text);
  }

  Reading reading() {
    return reading;
  }

  private <T> Optional<T> read(Node.Scalar scalar, String key, Form<T> form) {
    return readAt(scalar, path(key), form);
  }

  private <T> Optional<T> readAt(Node.Scalar scalar, String at, Form<T> form) {
    String text = scalar.text();
    if (text.matches("\\$\\{\\w+}")) {
      reading.fault(
          scalar.mark(),
          at,
          text + ": expected " + form.expected() + "; only secrets may come from the environment");
      return Optional.empty();
    }
    try {
      return Optional.of(form.reader().apply(text));
    } catch (IllegalArgumentException e) {
      String why = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
      String shown = text.replaceAll("(?<=//)[^/]*@", "***@"); // an account in an address
      reading.fault(scalar.mark(), at, "\"" + shown + "\": expected " + form.expected() + why);
      return Optional.empty();
    }
  }

  private void items(String key, BiConsumer<Node, String> each) {
    Optional<Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return;
    }
    if (entry.get().value() instanceof Node.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        each.accept(sequence.items().get(i), path(key) + "[" + i + "]");
      }
    } else {
      fault(key, entry.get().value().kind() + ": expected a list");
    }
  }

  private void put(Map<String, Node.Scalar> to, String key, String name, Entry inner) {
    if (inner.value() instanceof Node.Scalar scalar && !scalar.isNull()) {
      to.put(name, scalar);
    } else {
      reading.fault(
          inner.keyMark(), path(key) + "." + name, inner.value().kind() + ": expected text");
    }
  }

  private void refuseUnknown(Schema schema) {
    entries.forEach(
        (name, entry) -> {
          if (!schema.names().contains(name)) {
            reading.fault(entry.keyMark(), path(name), schema.refusal(name));
          }
        });
  }

  private Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
