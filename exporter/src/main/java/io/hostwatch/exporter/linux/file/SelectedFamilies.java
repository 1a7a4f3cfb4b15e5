package io.hostwatch.exporter.linux.file;

import io.hostwatch.exporter.collector.Family;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The families of statistics that the kernel names itself, of those that a pattern selects.
 *
 * <p>Safe for use by several threads.
 */
public final class SelectedFamilies {
  private static final int MOST_NAMES = 4096;
  private static final Pattern METRIC_NAME_PART = Pattern.compile("[a-zA-Z0-9_]+");

  private final String prefix;
  private final String help;
  private final Pattern fields;
  private final Map<String, Optional<Family>> decided = new ConcurrentHashMap<>();

  /**
   * @param help of each family, followed by the field's name
   * @param fields selects a field whose name it is found in
   */
  public SelectedFamilies(String prefix, String help, Pattern fields) {
    this.prefix = prefix;
    this.help = help;
    this.fields = fields;
  }

  /** The family of the field called {@code name}; empty if the field is not wanted. */
  public Optional<Family> of(String name) {
    Optional<Family> known = decided.get(name);
    if (known != null) {
      return known;
    }
    Optional<Family> found =
        fields.matcher(name).find() && METRIC_NAME_PART.matcher(name).matches()
            ? Optional.of(Family.untyped(prefix + name, help + name + "."))
            : Optional.empty();
    if (decided.size() < MOST_NAMES) {
      decided.put(name, found);
    }
    return found;
  }
}
