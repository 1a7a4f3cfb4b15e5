package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.secret.Secret;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides who may send, before anything of the body is read. Thread-safe. */
final class Gatekeeper {
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(\\S+) *");

  private final Map<String, Optional<Secret>> sources;

  Gatekeeper(Map<String, Optional<Secret>> sources) {
    this.sources = sources;
  }

  /**
   * Lets a request pass.
   *
   * @param source as whose it would count
   * @throws RefusedException if it may not
   */
  void check(Context ctx, String source) {
    refuseOtherSites(ctx.header("Origin"), ctx.header("Host"));
    Optional<Secret> token = sources.get(source);
    if (token == null) {
      throw new RefusedException(404, "no source of this name is configured");
    }
    token.ifPresent(expected -> authenticate(expected, ctx.header("Authorization")));
  }

  /**
   * A browser tells where a page that sends a form comes from; Alertmanager sends no such header.
   */
  private static void refuseOtherSites(@Nullable String origin, @Nullable String host) {
    if (origin != null && !isSame(origin, host)) {
      throw new RefusedException(403, "a page of another site may not send alerts");
    }
  }

  private static boolean isSame(String origin, @Nullable String host) {
    try {
      String from = URI.create(origin).getAuthority();
      return from != null && from.equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void authenticate(Secret expected, @Nullable String authorization) {
    Matcher sent = BEARER.matcher(authorization == null ? "" : authorization);
    if (!sent.matches()) {
      throw new RefusedException(401, "this source needs \"Authorization: Bearer TOKEN\"");
    }
    if (!expected.matches(sent.group(1))) {
      throw new RefusedException(401, "this is not the source's bearer token");
    }
  }
}
