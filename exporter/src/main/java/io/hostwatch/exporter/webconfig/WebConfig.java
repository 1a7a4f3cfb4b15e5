package io.hostwatch.exporter.webconfig;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of the web server as they stand now. Thread-safe. */
public final class WebConfig {
  private final Optional<ServerTls> tls;
  private final Map<String, String> headers;
  private final Passwords passwords;
  private final Optional<TokenBucket> bucket;

  /** Whether a request may pass. */
  public enum Verdict {
    ADMITTED,
    /** There have been too many of late. */
    TOO_MANY,
    /** It names no user with the right password. */
    UNAUTHORIZED
  }

  WebConfig(
      Optional<ServerTls> tls,
      Map<String, String> headers,
      Passwords passwords,
      Optional<TokenBucket> bucket) {
    this.tls = tls;
    this.headers = Map.copyOf(headers);
    this.passwords = passwords;
    this.bucket = bucket;
  }

  Optional<ServerTls> tls() {
    return tls;
  }

  Passwords passwords() {
    return passwords;
  }

  Optional<TokenBucket> bucket() {
    return bucket;
  }

  /** What every answer but that to one too many bears. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Whether there are passwords. */
  public boolean isGuarded() {
    return !passwords.users().isEmpty();
  }

  /** Judges a request by its header {@code Authorization}. May take as long as bcrypt takes. */
  public Verdict judge(@Nullable String authorization) {
    if (bucket.isPresent() && !bucket.get().take()) {
      return Verdict.TOO_MANY;
    }
    return passwords.accept(authorization) ? Verdict.ADMITTED : Verdict.UNAUTHORIZED;
  }
}
