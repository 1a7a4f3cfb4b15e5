package io.hostwatch.bridge.alert;

/**
 * The plain text at the begin of a regular expression, with which a store can narrow a search: at
 * most {@value #LONGEST} letters, digits and marks that mean themselves in SQL as well, but {@code
 * _}, which finds more there.
 */
final class ExpressionPrefix {
  private static final int LONGEST = 100;
  private static final String PLAIN_MARKS = "-_:/@ ";
  private static final String REPEATS = "*+?{";

  private ExpressionPrefix() {}

  /** What every text begins with that the expression matches as a whole; may be empty. */
  static String of(String regex) {
    StringBuilder prefix = new StringBuilder();
    if (regex.indexOf('|') >= 0) { // what stands before one may be half of the choice
      return "";
    }
    int at = 0;
    while (at < regex.length() && prefix.length() < LONGEST) {
      boolean isDot = regex.startsWith("\\.", at);
      int end = at + (isDot ? 2 : 1);
      if ((!isDot && !isPlain(regex.charAt(at))) || isRepeated(regex, end)) {
        break;
      }
      prefix.append(isDot ? '.' : regex.charAt(at));
      at = end;
    }
    return prefix.toString();
  }

  private static boolean isPlain(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || PLAIN_MARKS.indexOf(character) >= 0;
  }

  private static boolean isRepeated(String regex, int end) {
    return end < regex.length() && REPEATS.indexOf(regex.charAt(end)) >= 0;
  }
}
