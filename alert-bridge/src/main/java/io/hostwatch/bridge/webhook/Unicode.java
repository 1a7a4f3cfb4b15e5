package io.hostwatch.bridge.webhook;

/** Texts without halves of characters, which an escape can write but no database can keep. */
final class Unicode {
  private static final int REPLACEMENT = 0xFFFD;

  private Unicode() {}

  /** As {@code text}, with U+FFFD in the place of each half of a surrogate pair, as Go reads it. */
  static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    return text.codePoints()
        .map(c -> isHalf(c) ? REPLACEMENT : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
