package io.hostwatch.exporter.webconfig;

import io.hostwatch.exporter.yaml.YamlFaults;
import io.hostwatch.exporter.yaml.YamlNode;
import io.hostwatch.exporter.yaml.YamlNode.Entry;
import io.hostwatch.exporter.yaml.YamlNode.Mapping;
import io.hostwatch.exporter.yaml.YamlNode.Scalar;
import io.hostwatch.exporter.yaml.YamlNode.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One mapping of the file, read key by key; who is never asked for is a fault in the end. */
final class Section {
  private static final Set<String> YES = Set.of("true", "yes", "on");
  private static final Set<String> NO = Set.of("false", "no", "off");

  private final String path;
  private final Mapping mapping;
  private final YamlFaults faults;
  private final Set<String> known = new HashSet<>();

  Section(String path, Mapping mapping, YamlFaults faults) {
    this.path = path;
    this.mapping = mapping;
    this.faults = faults;
  }

  /** The section below {@code key}, empty if the key is absent. */
  Section section(String key) {
    Mapping below =
        switch (value(key).orElse(null)) {
          case null -> Mapping.empty();
          case Mapping found -> found;
          case YamlNode other -> {
            fault(key, "expected a mapping, found " + other.kind());
            yield Mapping.empty();
          }
        };
    return new Section(path + key + ".", below, faults);
  }

  /** A text, empty if the key is absent or nothing is written. */
  Optional<String> text(String key) {
    return switch (value(key).orElse(null)) {
      case null -> Optional.empty();
      case Scalar scalar -> Optional.of(scalar.text());
      case YamlNode other -> {
        fault(key, "expected a single value, found " + other.kind());
        yield Optional.empty();
      }
    };
  }

  boolean flag(String key, boolean standard) {
    String text = text(key).orElse(Boolean.toString(standard));
    if (!YES.contains(text) && !NO.contains(text)) {
      fault(key, "expected true or false, found \"" + text + "\"");
    }
    return YES.contains(text);
  }

  List<String> texts(String key) {
    return switch (value(key).orElse(null)) {
      case null -> List.of();
      case Sequence sequence -> sequence.items().stream().map(item -> item(key, item)).toList();
      case YamlNode other -> {
        fault(key, "expected a list, found " + other.kind());
        yield List.of();
      }
    };
  }

  Set<String> keys() {
    return mapping.entries().keySet();
  }

  boolean has(String key) {
    return value(key).isPresent();
  }

  /** Whether the section stands in the file with anything in it. */
  boolean isEmpty() {
    return mapping.entries().isEmpty();
  }

  void fault(String key, String text) {
    @Nullable Entry entry = mapping.entries().get(key);
    faults.add(entry == null ? mapping.line() : entry.line(), path + key + ": " + text);
  }

  /** Makes every key a fault that nobody asked for. */
  void end() {
    keys().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> fault(key, "unknown, expected one of " + spell()));
  }

  private String spell() {
    return String.join(", ", known.stream().sorted().toList());
  }

  private Optional<YamlNode> value(String key) {
    known.add(key);
    return Optional.ofNullable(mapping.entries().get(key))
        .map(Entry::value)
        .filter(value -> !(value instanceof Scalar scalar && scalar.isNothing()));
  }

  private String item(String key, YamlNode node) {
    if (node instanceof Scalar scalar) {
      return scalar.text();
    }
    faults.add(
        node.line(), path + key + ": expected a list of single values, found " + node.kind());
    return "";
  }
}
