package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which names a bridge lets itself be called. */
class HostGuardIT {
  private static final String ALERT = "/api/v1/alerts/{id}";
  private static final String WEBHOOK = "/api/v1/webhook/{source}";

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8080, GET, /api/v1/alerts/1, 403",
    "127.0.0.1:8080, DELETE, /api/v1/alerts/1, 403",
    "127.0.0.1:8080, POST, /api/v1/webhook/am, 200",
    "0.0.0.0:8080, GET, /api/v1/alerts/1, 200",
    "0.0.0.0:8080, HEAD, /api/v1/alerts/1, 200",
    "0.0.0.0:8080, POST, /api/v1/alerts/1, 403",
    "0.0.0.0:8080, PUT, /api/v1/alerts/1, 403",
    "0.0.0.0:8080, PATCH, /api/v1/alerts/1, 403",
    "0.0.0.0:8080, DELETE, /api/v1/alerts/1, 403",
    "0.0.0.0:8080, POST, /api/v1/webhook/am, 200"
  })
  void request_byAForeignName_onlyReadsFromANetwork(
      String listen, String method, String path, int code) throws IOException {
    assertThat(answer(listen, method, path, "evil.example")).startsWith("HTTP/1.1 " + code);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8080, localhost",
    "127.0.0.1:8080, history.example",
    "0.0.0.0:8080, localhost",
    "0.0.0.0:8080, history.example"
  })
  void request_byItsOwnName_changes(String listen, String host) throws IOException {
    assertThat(answer(listen, "DELETE", "/api/v1/alerts/1", host)).startsWith("HTTP/1.1 200");
  }

  /** What a bridge answers that believes to listen on {@code listen}. */
  private static String answer(String listen, String method, String path, String host)
      throws IOException {
    HostGuard guard =
        new HostGuard(
            ListenAddress.parse(listen).orElseThrow(),
            Optional.of(URI.create("https://history.example/")));
    InetAddress here = InetAddress.getLoopbackAddress();
    try (BridgeServer server =
            BridgeServer.start(
                new InetSocketAddress(here, 0),
                List.of(guard::addTo, HostGuardIT::addRoutes),
                (_, _) -> {});
        Socket socket = new Socket(here, server.port())) {
      String request =
          "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .formatted(method, path, host);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void addRoutes(RoutesConfig routes) {
    routes.get(ALERT, ctx -> ctx.result("read"));
    routes.post(ALERT, ctx -> ctx.result("changed"));
    routes.put(ALERT, ctx -> ctx.result("changed"));
    routes.patch(ALERT, ctx -> ctx.result("changed"));
    routes.delete(ALERT, ctx -> ctx.result("changed"));
    routes.post(WEBHOOK, ctx -> ctx.result("taken"));
  }
}
