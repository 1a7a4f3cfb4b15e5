package io.hostwatch.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.bridge.webhook.Bodies;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest bodies, of shapes that want the most memory, before the program with its heap. */
class HostileBodiesIT {
  private static final int SIZE = 60_000_000;
  private static final String WEBHOOK = "/api/v1/webhook/alertmanager";

  private final InstalledBridge bridge;

  HostileBodiesIT(@TempDir Path folder) {
    this.bridge = new InstalledBridge(folder);
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  @Test
  void post_anyShape_leavesTheProgramRunning() throws Exception {
    Process process = bridge.serve();
    try (Http http = new Http(bridge.port())) {
      post(http, "[{\"labels\":{\"a\":\"b\"},\"u\":[{}", _ -> ",{}", "]}]");
      post(http, "[{\"labels\":{\"a\":\"b\"", i -> ",\"%x\":\"1\"".formatted(i), "}}]");
      post(http, "[{\"labels\":{\"a\":\"", _ -> "xxxxxxxxxxxxxxxx", "\"}}]");

      assertThat(process.isAlive()).isTrue();
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> http.post(WEBHOOK, Bodies.message()).statusCode() == 200);
    }
    assertThat(bridge.log()).doesNotContain("OutOfMemory");
  }

  /** Any answer will do, also none: a slow machine refuses it before all of it is sent. */
  private static void post(Http http, String head, IntFunction<String> part, String tail) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(SIZE + 64);
    body.writeBytes(head.getBytes(UTF_8));
    for (int i = 0; body.size() < SIZE; i++) {
      body.writeBytes(part.apply(i).getBytes(UTF_8));
    }
    body.writeBytes(tail.getBytes(UTF_8));
    CompletableFuture.supplyAsync(() -> http.post("/api/v2/alerts", body.toByteArray()))
        .handle((_, _) -> "over")
        .join();
  }
}
