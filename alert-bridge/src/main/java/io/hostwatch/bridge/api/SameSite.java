package io.hostwatch.bridge.api;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a page of another site lets a browser send: people here would change things without
 * wanting to. Whoever is no browser sends neither header.
 */
final class SameSite {
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private SameSite() {}

  /**
   * Lets a request pass that changes something.
   *
   * @throws ForbiddenResponse if another site's page sent it
   */
  static void check(Context ctx) {
    String site = ctx.header("Sec-Fetch-Site");
    String origin = ctx.header("Origin");
    boolean isOther = site != null && !OWN.contains(site);
    if (isOther || (origin != null && !isSame(origin, ctx.header("Host")))) {
      throw new ForbiddenResponse("a page of another site may change nothing here");
    }
  }

  /**
   * The same, for JSON: what another site's page cannot send without asking first.
   *
   * @throws ForbiddenResponse if another site's page sent it
   * @throws HttpResponseException 415 if it does not say that it is JSON
   */
  static void checkJson(Context ctx) {
    check(ctx);
    String type = String.valueOf(ctx.contentType()).toLowerCase(Locale.ROOT);
    if (!type.equals("application/json") && !type.startsWith("application/json;")) {
      throw new HttpResponseException(415, "expected Content-Type: application/json");
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
}
