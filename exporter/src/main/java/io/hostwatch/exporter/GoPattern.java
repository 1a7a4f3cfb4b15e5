package io.hostwatch.exporter;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Regular expressions as Go writes them, because that is what node_exporter's users have written.
 *
 * <p>Named groups are {@code (?P<name>…)} there, sets have POSIX classes ({@code [[:alpha:]]}), and
 * neither a bracket nor {@code &&} in a set means anything but itself.
 */
final class GoPattern {
  private final String go;
  private final StringBuilder java = new StringBuilder();
  private boolean inSet;
  private int at;

  private GoPattern(String go) {
    this.go = go;
  }

  /**
   * Compiles a pattern of Go's.
   *
   * @throws java.util.regex.PatternSyntaxException if it is none
   */
  static Pattern compile(String go) {
    return Pattern.compile(new GoPattern(go).translated());
  }

  private String translated() {
    while (at < go.length()) {
      if (go.charAt(at) == '\\' && at + 1 < go.length()) {
        take(2);
      } else if (inSet) {
        inSet();
      } else {
        outside();
      }
    }
    return java.toString();
  }

  private void outside() {
    if (go.startsWith("(?P<", at)) {
      java.append("(?<");
      at += 4;
    } else if (go.charAt(at) == '[') {
      inSet = true;
      take(go.startsWith("[^", at) ? 2 : 1);
      if (at < go.length() && go.charAt(at) == ']') { // first in a set it means itself
        java.append("\\]");
        at++;
      }
    } else {
      take(1);
    }
  }

  private void inSet() {
    int end = go.startsWith("[:", at) ? go.indexOf(":]", at) : -1;
    if (end > 0) {
      java.append(posix(go.substring(at + 2, end)));
      at = end + 2;
    } else if (go.charAt(at) == '[') {
      java.append("\\[");
      at++;
    } else if (go.startsWith("&&", at)) {
      java.append("&\\&");
      at += 2;
    } else {
      inSet = go.charAt(at) != ']';
      take(1);
    }
  }

  private static String posix(String name) {
    boolean negated = name.startsWith("^");
    String word = negated ? name.substring(1) : name;
    if (word.equals("word")) {
      return negated ? "\\W" : "\\w";
    }
    String javas =
        switch (word) {
          case "xdigit" -> "XDigit";
          case "ascii" -> "ASCII";
          default ->
              word.isEmpty()
                  ? word
                  : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        };
    return (negated ? "\\P{" : "\\p{") + javas + '}';
  }

  private void take(int count) {
    java.append(go, at, at + count);
    at += count;
  }
}
