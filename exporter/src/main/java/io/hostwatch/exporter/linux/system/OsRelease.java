package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.file.ProcText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The assignments of an os-release file, which are a shell's: os-release(5). */
record OsRelease(Map<String, String> assignments) {

  OsRelease {
    assignments = Map.copyOf(assignments);
  }

  static OsRelease parse(ProcText text) throws CollectorException {
    Map<String, String> assignments = new HashMap<>();
    while (text.nextLine()) {
      String line = text.line().strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        if (equals < 1) {
          throw text.malformed("NAME=value");
        }
        assignments.put(line.substring(0, equals), value(text, line.substring(equals + 1)));
      }
    }
    return new OsRelease(assignments);
  }

  /** The value of {@code name}, in whatever case; the empty string if it is not assigned. */
  String get(String name) {
    return assignments.getOrDefault(name.toUpperCase(Locale.ROOT), "");
  }

  private static String value(ProcText text, String assigned) throws CollectorException {
    if (assigned.isEmpty()) {
      return assigned;
    }
    char quote = assigned.charAt(0);
    if (quote != '"' && quote != '\'') {
      return assigned;
    }
    int last = assigned.length() - 1;
    if (last == 0 || assigned.charAt(last) != quote) {
      throw text.malformed("a closing quote");
    }
    String inner = assigned.substring(1, last);
    return quote == '"' ? inner.replaceAll("\\\\([\"$`\\\\])", "$1") : inner;
  }
}
