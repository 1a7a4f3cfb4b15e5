package io.hostwatch.exporter.oshi.reader;

/** Texts of OSHI, which has a word where it does not know one. */
final class OshiText {
  private static final String UNKNOWN = "unknown";

  private OshiText() {}

  /** Tells {@code text} from that word, in whatever case. */
  static boolean isKnown(String text) {
    return !text.equalsIgnoreCase(UNKNOWN);
  }

  /** {@code text}, or nothing instead of that word. */
  static String known(String text) {
    return isKnown(text) ? text : "";
  }
}
