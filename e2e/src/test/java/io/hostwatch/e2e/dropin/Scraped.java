package io.hostwatch.e2e.dropin;

import io.hostwatch.e2e.harness.Http;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One answer in the text format, taken apart: types by family, values by series. */
record Scraped(Map<String, String> types, Map<String, Double> values) {
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  static Scraped of(URI uri) {
    Map<String, String> types = new TreeMap<>();
    Map<String, Double> values = new TreeMap<>();
    Http.get(uri)
        .body()
        .lines()
        .forEach(
            line -> {
              if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ", 4);
                types.put(words[2], words[3]);
              } else if (!line.startsWith("#")) {
                int blank = line.lastIndexOf(' ');
                values.put(normal(line.substring(0, blank)), number(line.substring(blank + 1)));
              }
            });
    return new Scraped(types, values);
  }

  /** The series of one family as they are spelled, labels sorted. */
  Set<String> series(String family) {
    Set<String> found = new TreeSet<>();
    for (String series : values.keySet()) {
      if (family(series).equals(family)) {
        found.add(series);
      }
    }
    return found;
  }

  /** The names of all families that have a sample. */
  Set<String> families() {
    Set<String> found = new TreeSet<>();
    values.keySet().forEach(series -> found.add(family(series)));
    return found;
  }

  static String family(String series) {
    int brace = series.indexOf('{');
    return brace < 0 ? series : series.substring(0, brace);
  }

  private static String normal(String series) {
    int brace = series.indexOf('{');
    if (brace < 0) {
      return series;
    }
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(series.substring(brace));
    while (label.find()) {
      if (!label.group(2).isEmpty()) {
        labels.put(label.group(1), label.group(2));
      }
    }
    return series.substring(0, brace) + labels;
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace("Inf", "Infinity"));
  }
}
