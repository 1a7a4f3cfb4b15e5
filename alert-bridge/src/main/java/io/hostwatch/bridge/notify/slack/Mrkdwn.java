package io.hostwatch.bridge.notify.slack;

import java.net.URI;
import java.time.Instant;

/**
 * Slack's markup. Whatever comes from an alert is escaped, so that no label can mention people,
 * post links under another name or break the message.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting message
 *     text</a>
 */
final class Mrkdwn {
  private static final String WORD_JOINER = "\u2060";

  private Mrkdwn() {}

  /**
   * Escapes {@code text} to at most {@code limit} chars, an ellipsis for the rest; cuts neither a
   * character nor an escape.
   */
  static String escape(String text, int limit) {
    StringBuilder escaped = new StringBuilder();
    int[] codePoints = text.codePoints().limit(limit + 1L).toArray();
    for (int i = 0; i < codePoints.length; i++) {
      String piece = piece(codePoints[i]);
      int reserve = i == codePoints.length - 1 ? 0 : 1;
      if (escaped.length() + piece.length() + reserve > limit) {
        return escaped.append('…').toString();
      }
      escaped.append(piece);
    }
    return escaped.toString();
  }

  /** A link; the name is the bridge's own. */
  static String link(URI address, String name) {
    String safe =
        address.toASCIIString().replace("|", "%7C").replace("<", "%3C").replace(">", "%3E");
    return "<" + safe.replace("&", "&amp;") + "|" + name + ">";
  }

  /** A time in the reader's own time zone. */
  static String time(Instant instant) {
    return "<!date^%d^{date_short_pretty} {time_secs}|%s>"
        .formatted(instant.getEpochSecond(), instant);
  }

  // Slack reads @here in plain text as a mention where a webhook has link_names on.
  private static String piece(int codePoint) {
    return switch (codePoint) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '@' -> "@" + WORD_JOINER;
      default -> Character.toString(codePoint);
    };
  }
}
