package io.hostwatch.exporter;

import io.hostwatch.exporter.Settings.Setting;
import io.hostwatch.exporter.yaml.YamlFaults;
import io.hostwatch.exporter.yaml.YamlFile;
import io.hostwatch.exporter.yaml.YamlNode;
import io.hostwatch.exporter.yaml.YamlNode.Mapping;
import io.hostwatch.exporter.yaml.YamlNode.Scalar;
import io.hostwatch.exporter.yaml.YamlNode.Sequence;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Flags from a YAML file. A key is a flag's name without the dashes, and may be split at its dots
 * into mappings; a switch takes true or false, a flag that may be repeated takes a list. What the
 * command line sets, the file does not change.
 *
 * <pre>{@code
 * web:
 *   listen-address: ["127.0.0.1:9100", "[::1]:9100"]
 *   max-requests: 10
 * collector:
 *   wifi: false
 *   filesystem.mount-points-exclude: ^/(dev|proc|sys)($|/)
 * }</pre>
 */
final class ConfigFile {
  private static final Set<String> COMMAND_LINE_ONLY =
      Set.of(Flags.CONFIG, Flags.HELP, Flags.VERSION);

  private final FlagTable table;
  private final Settings settings;
  private final YamlFaults faults;
  private final Map<String, Integer> lines = new HashMap<>();
  private final Settings read = new Settings();

  private ConfigFile(FlagTable table, Settings settings, YamlFaults faults) {
    this.table = table;
    this.settings = settings;
    this.faults = faults;
  }

  /** Adds to {@code settings} what {@code file} sets and they do not. */
  static void read(Path file, FlagTable table, Settings settings, Faults faults) {
    YamlFaults found = new YamlFaults(file);
    ConfigFile config = new ConfigFile(table, settings, found);
    config.mapping("", YamlFile.read(file, found));
    found.lines().forEach(faults::add);
    settings.addAll(config.read);
  }

  private void mapping(String prefix, Mapping mapping) {
    mapping.entries().forEach((key, entry) -> entry(prefix + key, entry));
  }

  private void entry(String key, YamlNode.Entry entry) {
    if (entry.value() instanceof Mapping below) {
      mapping(key + ".", below);
      return;
    }
    String flag = "--" + key;
    switch (COMMAND_LINE_ONLY.contains(flag) ? new FlagTable.Unknown() : table.find(flag)) {
      case FlagTable.Toggle toggle -> toggle(toggle, key, entry);
      case FlagTable.Valued valued -> valued(valued.flag(), key, entry);
      case FlagTable.Foreign foreign ->
          settings.warn(where(entry) + ": " + key + " is node_exporter's and has no effect here");
      case FlagTable.Unknown unknown ->
          faults.add(entry.line(), key + ": unknown; --help lists the flags");
    }
  }

  private void toggle(FlagTable.Toggle toggle, String key, YamlNode.Entry entry) {
    String text = entry.value() instanceof Scalar scalar ? scalar.text() : "";
    if (!text.equals("true") && !text.equals("false")) {
      faults.add(entry.line(), key + ": expected true or false");
      return;
    }
    boolean isSet = settings.isSet(toggle.typed()) || settings.isSet(toggle.opposite());
    String flag = text.equals("true") ? toggle.typed() : toggle.opposite();
    if (isFirst(Flag.positive(toggle.typed()), key, entry) && !isSet) {
      read.add(flag, new Setting("", where(entry)));
    }
  }

  private void valued(Flag flag, String key, YamlNode.Entry entry) {
    if (!isFirst(flag.name(), key, entry)) {
      return;
    }
    List<YamlNode> values =
        entry.value() instanceof Sequence(int line, List<YamlNode> items)
                && flag.kind() == Flag.Kind.REPEATABLE
            ? items
            : List.of(entry.value());
    for (YamlNode value : values) {
      if (!(value instanceof Scalar scalar) || scalar.isNothing()) {
        faults.add(value.line(), key + ": expected " + flag.form() + ", found " + value.kind());
      } else if (!settings.isSet(flag.name())) {
        String where = faults.where(value.line());
        read.add(flag.name(), new Setting(scalar.text(), where));
      }
    }
  }

  private boolean isFirst(String flag, String key, YamlNode.Entry entry) {
    @Nullable Integer before = lines.putIfAbsent(flag, entry.line());
    if (before != null) {
      faults.add(entry.line(), key + ": stands in line " + before + ", too; expected once");
    }
    return before == null;
  }

  private String where(YamlNode.Entry entry) {
    return faults.where(entry.line());
  }
}
