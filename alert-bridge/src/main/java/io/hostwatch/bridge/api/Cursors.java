package io.hostwatch.bridge.api;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Cursors as a word that callers pass back and do not read. */
final class Cursors {
  private Cursors() {}

  static String text(Cursor cursor) {
    String plain = cursor.startsAt() + "/" + cursor.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if no answer ever held it
   */
  static Cursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int slash = plain.indexOf('/');
      return new Cursor(
          Instant.parse(plain.substring(0, Math.max(slash, 0))),
          Id.parse(plain.substring(slash + 1)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException("expected the nextCursor of an earlier answer", e);
    }
  }
}
