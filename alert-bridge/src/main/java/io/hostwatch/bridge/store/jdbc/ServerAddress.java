package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.secret.Secret;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a database server is, and who the bridge is there.
 *
 * @param url as {@link #isUrl} wants it
 */
public record ServerAddress(String url, Optional<String> user, Optional<Secret> password) {
  /** What {@link #isUrl} wants, in words. */
  public static final String EXPECTED =
      "jdbc:postgresql://HOST[:PORT]/DATABASE or jdbc:mariadb://HOST[:PORT]/DATABASE (MySQL too),"
          + " without user and password";

  private static final Pattern URL =
      Pattern.compile("jdbc:(postgresql|mariadb)://[^/?@\\s]+/[^/?&\\s]+(\\?\\S*)?");
  private static final Pattern CREDENTIALS = Pattern.compile("[?&](user|username|password)=");

  /** Tells whether {@code text} names a database that the bridge knows, and no secret. */
  public static boolean isUrl(String text) {
    return URL.matcher(text).matches()
        && !CREDENTIALS.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  ServerKind kind() {
    return url.startsWith("jdbc:postgresql:") ? ServerKind.POSTGRESQL : ServerKind.MARIADB;
  }

  /** The URL without its parameters. */
  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "");
  }
}
