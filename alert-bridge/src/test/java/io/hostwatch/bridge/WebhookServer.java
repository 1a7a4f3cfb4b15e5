package io.hostwatch.bridge;

import io.hostwatch.bridge.secret.Secret;
import io.hostwatch.bridge.webhook.AlertsEndpoint;
import io.hostwatch.bridge.webhook.Ingest;
import io.hostwatch.bridge.webhook.WebhookConfig;
import io.hostwatch.bridge.webhook.WebhookEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The ingest paths on a port of their own, before an intake that remembers: an open source {@code
 * am} and one with a token, {@code closed}.
 */
final class WebhookServer implements AutoCloseable {
  static final String PATH = "/api/v1/webhook/am";
  private static final Duration LONG = Duration.ofSeconds(60);

  final FakeIntake intake = new FakeIntake();
  final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  final Ingest endpoint;
  final Http http;
  private final BridgeServer server;

  WebhookServer() {
    this(LONG);
  }

  WebhookServer(Duration deadline) {
    endpoint =
        new Ingest(
            new WebhookConfig(
                Map.of("am", Optional.empty(), "closed", Optional.of(Secret.of("s3cret"))),
                WebhookConfig.DEFAULT_MAX_BODY_BYTES,
                deadline),
            intake,
            executor);
    server =
        BridgeServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            List.of(
                new WebhookEndpoint(endpoint)::addTo,
                new AlertsEndpoint(endpoint, Optional.of("am"), InstantSource.system())::addTo),
            (_, _) -> {});
    http = new Http(server.port());
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    executor.shutdownNow(); // a test that failed may still hold something up
    http.close();
    server.close();
    executor.close();
  }
}
