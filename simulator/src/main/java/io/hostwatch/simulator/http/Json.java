package io.hostwatch.simulator.http;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The little JSON that is written here. */
final class Json {
  private Json() {}

  static String array(Collection<String> values) {
    return "[" + String.join(",", values) + "]";
  }

  /** An object of texts, in the order of the map. */
  static String object(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> text(field.getKey()) + ":" + text(field.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  static String text(String value) {
    StringBuilder text = new StringBuilder("\"");
    value
        .chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
              } else if (c < ' ') {
                text.append(String.format("\\u%04x", c));
              } else {
                text.append((char) c);
              }
            });
    return text.append('"').toString();
  }
}
