package io.hostwatch.exporter.http;

import io.hostwatch.exporter.collector.CollectorName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which collectors a request asks for by {@code collect[]} or {@code exclude[]}. */
sealed interface Selection {

  /** The request makes sense. */
  record Chosen(Set<CollectorName> collectors) implements Selection {}

  /** The request does not; clients know the text from node_exporter. */
  record Rejected(String text) implements Selection {}

  /**
   * Reads the selection of a request.
   *
   * @param known every collector there is, enabled or not
   */
  static Selection of(Query query, Set<CollectorName> enabled, Set<CollectorName> known) {
    List<String> collect = query.all("collect[]");
    List<String> exclude = query.all("exclude[]");
    if (!collect.isEmpty() && !exclude.isEmpty()) {
      return new Rejected("Combined collect and exclude queries are not allowed.");
    }
    if (!collect.isEmpty()) {
      return collecting(collect, enabled, known);
    }
    if (exclude.isEmpty()) {
      return new Chosen(enabled);
    }
    return new Chosen(
        enabled.stream()
            .filter(name -> !exclude.contains(name.value()))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Selection collecting(
      List<String> names, Set<CollectorName> enabled, Set<CollectorName> known) {
    Set<CollectorName> chosen = new HashSet<>();
    for (String name : names) {
      if (known.stream().noneMatch(k -> k.value().equals(name))) {
        return rejected("missing", name);
      }
      if (enabled.stream().noneMatch(e -> e.value().equals(name))) {
        return rejected("disabled", name);
      }
      chosen.add(new CollectorName(name));
    }
    return new Chosen(chosen);
  }

  private static Rejected rejected(String how, String name) {
    return new Rejected(
        "Couldn't create filtered metrics handler: couldn't create collector: "
            + how
            + " collector: "
            + name);
  }
}
