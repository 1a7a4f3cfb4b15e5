package io.hostwatch.bridge.notify;

/**
 * Text from labels and annotations, made fit for a channel: anybody who can raise an alert wrote
 * it, so it may hold line breaks, control characters and halves of surrogate pairs.
 */
public final class PlainText {
  private static final char REPLACEMENT = '\uFFFD';
  private static final String ELLIPSIS = "…";

  private PlainText() {}

  /** The text on one line: whatever is not printable becomes a space. */
  public static String line(String text) {
    return clean(text, false).strip();
  }

  /** The text with its line breaks: whatever else is not printable becomes a space. */
  public static String lines(String text) {
    return clean(text, true).strip();
  }

  /** At most {@code limit} chars, an ellipsis for the rest; never half of a character. */
  public static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = limit - ELLIPSIS.length();
    boolean splitsPair = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsPair ? end - 1 : end) + ELLIPSIS;
  }

  private static String clean(String text, boolean keepBreaks) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(printable(c, keepBreaks)));
    return clean.toString();
  }

  private static int printable(int codePoint, boolean keepBreaks) {
    return switch (Character.getType(codePoint)) {
      case Character.SURROGATE -> REPLACEMENT;
      case Character.CONTROL -> keepBreaks && codePoint == '\n' ? '\n' : ' ';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      default -> codePoint;
    };
  }
}
