package io.hostwatch.simulator.backfill;

import io.hostwatch.simulator.model.Labels;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads labels back from the form in which an exposition has them. */
final class LabelText {
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  private LabelText() {}

  static SortedMap<String, String> parse(Labels labels) {
    SortedMap<String, String> parsed = new TreeMap<>();
    LABEL
        .matcher(labels.text())
        .results()
        .forEach(label -> parsed.put(label.group(1), unescaped(label.group(2))));
    return parsed;
  }

  private static String unescaped(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(escape.group(1).equals("n") ? "\n" : escape.group(1)));
  }
}
