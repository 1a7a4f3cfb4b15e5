package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonErrorsTest {
  private final Server server = new Server();
  private final LocalConnector connector = new LocalConnector(server);

  @BeforeEach
  void start() throws Exception {
    server.addConnector(connector);
    server.setErrorHandler(new JsonErrors());
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            throw new IllegalStateException("the handler is stopped");
          }
        });
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void answer_serverFailsBeforeARoute_isToTryAgain() throws Exception {
    String answer = connector.getResponse("POST /api/v1/webhook/a HTTP/1.0\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 503 ")
        .contains("Retry-After: 5", "{\"error\":\"service unavailable\"}")
        .doesNotContain("the handler is stopped");
  }

  @Test
  void answer_requestWithoutHost_isTheSendersFault() throws Exception {
    assertThat(connector.getResponse("POST / HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("{\"error\":\"bad request\"}");
  }
}
