package io.hostwatch.exporter.webconfig;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which headers the file may add to every answer, and with which values. */
final class HeaderRules {
  /** The names, each with the only values it may have, none for any. */
  private static final Map<String, List<String>> ALLOWED =
      Map.of(
          "Content-Security-Policy", List.of(),
          "Strict-Transport-Security", List.of(),
          "X-Content-Type-Options", List.of("nosniff"),
          "X-Frame-Options", List.of("deny", "sameorigin"),
          "X-XSS-Protection", List.of());

  private HeaderRules() {}

  /** Reads {@code http_server_config.headers}. */
  static Map<String, String> read(Section section) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : section.keys()) {
      String value = section.text(name).orElse("");
      @Nullable List<String> values = ALLOWED.get(name);
      if (values == null) {
        String names = String.join(", ", ALLOWED.keySet().stream().sorted().toList());
        section.fault(name, "cannot be set, only " + names);
      } else if (!values.isEmpty() && !values.contains(value)) {
        section.fault(name, "expected " + String.join(" or ", values) + ", found \"" + value + '"');
      } else if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
        section.fault(name, "expected printable ASCII in one line");
      } else {
        headers.put(name, value);
      }
    }
    return headers;
  }
}
