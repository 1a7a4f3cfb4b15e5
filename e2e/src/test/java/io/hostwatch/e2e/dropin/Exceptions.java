package io.hostwatch.e2e.dropin;

import java.util.Map;
import java.util.regex.Pattern;

/** Where the exporter is not held to node_exporter, each with its reason; RATIONALE tells more. */
final class Exceptions {
  /** Families that are not compared at all. */
  private static final Map<Pattern, String> FAMILIES =
      Map.of(Pattern.compile("go_.*"), "the Go runtime's own");

  /** Families whose labels say who answers. */
  private static final Map<Pattern, String> LABELS =
      Map.of(
          Pattern.compile("node_exporter_build_info"),
          "another build",
          Pattern.compile("node_disk_info"),
          "node_exporter 1.11.1 says rotational=0 of any disk of which it cannot read all"
              + " attributes",
          Pattern.compile("node_scrape_collector_.*"),
          "the exporter has a few collectors more");

  /** Families whose values are each program's own. */
  private static final Map<Pattern, String> VALUES =
      Map.of(
          Pattern.compile("process_.*|promhttp_.*"),
          "each program's own process",
          Pattern.compile("node_filesystem_readonly"),
          "node_exporter 1.11.1 says 0 of mounts that are read-only",
          Pattern.compile("node_scrape_collector_duration_seconds"),
          "each program's own speed");

  private Exceptions() {}

  static boolean family(String name) {
    return matches(FAMILIES, name);
  }

  static boolean labels(String name) {
    return family(name) || matches(LABELS, name);
  }

  static boolean values(String name) {
    return labels(name) || matches(VALUES, name);
  }

  private static boolean matches(Map<Pattern, String> exceptions, String name) {
    return exceptions.keySet().stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }
}
