package io.hostwatch.bridge;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses to show anything to a request whose {@code Host} is no name of this machine, while the
 * bridge listens on loopback: a page of another site whose name was rebound to 127.0.0.1 would read
 * the history in a browser here. What listens for the network is asked for by many names.
 */
final class HostGuard {
  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

  private final boolean isLoopback;
  private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

  HostGuard(ListenAddress listen, Optional<URI> externalUrl) {
    isLoopback = listen.isLoopback();
    names.add(listen.url(0).getHost());
    externalUrl.ifPresent(url -> names.add(url.getHost().toLowerCase(Locale.ROOT)));
  }

  /**
   * Guards what can be read, and wherever the bridge listens what can be changed, by any method;
   * the webhook only takes, and guards itself.
   */
  void addTo(RoutesConfig routes) {
    List.of(
            "/",
            "/ui/*",
            "/api/v1/alerts",
            "/api/v1/alerts/*",
            "/api/v1/deliveries",
            "/api/v1/deliveries/*",
            "/api/v1/status")
        .forEach(path -> routes.before(path, this::check));
  }

  private void check(Context ctx) {
    String host = ctx.req().getServerName();
    boolean isGuarded = isLoopback || !READING.contains(ctx.method());
    if (isGuarded && !names.contains(host.toLowerCase(Locale.ROOT))) {
      throw new ForbiddenResponse(
          "this bridge is not known by that host name; --web.external-url tells it one");
    }
  }
}
