package io.hostwatch.dashboards.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trees of JSON that keep their order, and their text: one value a line, so that a change of one is
 * one line in a diff.
 */
final class Json {
  /** JSON's null, which no map of this code holds as such. */
  enum Null {
    NULL
  }

  private static final String INDENT = "  ";

  private Json() {}

  /** An object of names and values by turns. */
  static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  static String text(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, "\n", out);
    return out.append('\n').toString();
  }

  private static void write(Object value, String line, StringBuilder out) {
    switch (value) {
      case Map<?, ?> map -> {
        List<String> members = new ArrayList<>();
        map.forEach(
            (name, member) -> members.add(quoted((String) name) + ": " + nested(member, line)));
        writeAll(members, '{', '}', line, out);
      }
      case List<?> list ->
          writeAll(list.stream().map(e -> nested(e, line)).toList(), '[', ']', line, out);
      case String text -> out.append(quoted(text));
      case Null _ -> out.append("null");
      case Integer number -> out.append(number);
      case Double number -> out.append(plain(number));
      case Boolean flag -> out.append(flag);
      default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
    }
  }

  private static String nested(Object value, String line) {
    StringBuilder out = new StringBuilder();
    write(value, line + INDENT, out);
    return out.toString();
  }

  private static void writeAll(
      List<String> members, char open, char close, String line, StringBuilder out) {
    out.append(open);
    if (!members.isEmpty()) {
      String inner = line + INDENT;
      out.append(inner).append(String.join("," + inner, members)).append(line);
    }
    out.append(close);
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
