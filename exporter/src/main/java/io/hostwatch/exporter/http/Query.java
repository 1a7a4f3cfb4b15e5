package io.hostwatch.exporter.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, each with its values in order. */
record Query(Map<String, List<String>> parameters) {

  /**
   * Reads what follows the question mark, percent-encoded as it came. As Go does, it passes over a
   * parameter that holds a semicolon, which some take for a separator and some do not.
   *
   * @throws IllegalArgumentException if the encoding is broken
   */
  static Query parse(@Nullable String raw) {
    Map<String, List<String>> parameters = new TreeMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        if (pair.isEmpty() || pair.indexOf(';') >= 0) {
          continue;
        }
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, unseen -> new ArrayList<>()).add(value);
      }
    }
    return new Query(parameters);
  }

  List<String> all(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
