package io.hostwatch.exporter.webconfig;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks passwords. The last right one of each user is remembered as a keyed hash, so that a
 * scraper pays for bcrypt once; a wrong password or an unknown user takes as long as bcrypt takes,
 * one at a time, by which guessing costs one processor at most. Thread-safe.
 */
final class Passwords {
  private static final String SCHEME = "basic ";
  private static final BCrypt.Verifyer BCRYPT =
      BCrypt.verifyer(
          BCrypt.Version.VERSION_2A,
          LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A)); // as everyone's bcrypt does

  private final Users users;
  private final String nobody;
  private final byte[] key = new byte[32];
  private final Map<String, byte[]> remembered = new ConcurrentHashMap<>();

  Passwords(Users users) {
    this.users = users;
    this.nobody = hashOfNobody(users);
    new SecureRandom().nextBytes(key);
  }

  Users users() {
    return users;
  }

  /** Tells whether the header names a user with the right password, or whether none is needed. */
  boolean accept(@Nullable String authorization) {
    return users.isEmpty() || credentials(authorization).map(this::accept).orElse(false);
  }

  private boolean accept(Credentials typed) {
    @Nullable String hash = users.hashes().get(typed.user());
    byte[] digest = digest(typed.bytes());
    byte @Nullable [] right = remembered.get(typed.user());
    if (right != null && MessageDigest.isEqual(right, digest)) {
      return true;
    }
    boolean accepted = matches(typed.bytes(), hash == null ? nobody : hash) && hash != null;
    if (accepted) {
      remembered.put(typed.user(), digest);
    }
    return accepted;
  }

  private synchronized boolean matches(byte[] password, String hash) {
    String comparable = "$2a$" + hash.substring(4); // the letter tells who made it, not how
    return BCRYPT.verify(password, comparable.getBytes(StandardCharsets.US_ASCII)).verified;
  }

  private byte[] digest(byte[] password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(password);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static Optional<Credentials> credentials(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(SCHEME.length()));
      return Credentials.of(pair);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String hashOfNobody(Users users) {
    String cost =
        users.hashes().values().stream()
            .map(hash -> hash.substring(4, 6))
            .max(Comparator.naturalOrder())
            .orElse("10");
    return "$2a$" + cost + "$" + "N".repeat(22) + "o".repeat(31);
  }

  /**
   * What a client sent.
   *
   * @param password a character for each byte, for only bytes matter
   */
  private record Credentials(String user, String password) {

    static Optional<Credentials> of(byte[] pair) {
      String text = new String(pair, StandardCharsets.ISO_8859_1);
      int colon = text.indexOf(':');
      if (colon < 0) {
        return Optional.empty();
      }
      String user = new String(pair, 0, colon, StandardCharsets.UTF_8);
      return Optional.of(new Credentials(user, text.substring(colon + 1)));
    }

    byte[] bytes() {
      return password.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
      return user + ":***";
    }
  }
}
