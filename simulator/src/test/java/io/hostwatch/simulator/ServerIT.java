package io.hostwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The installed program, asked over HTTP. */
class ServerIT {
  @Test
  void server_answersAsItsReadmeSays() throws Exception {
    try (InstalledSimulator simulator =
        InstalledSimulator.start("--hosts=2", "--incident=host-crash,host=host-002,for=1h")) {
      assertThat(simulator.get("/-/healthy").body()).isEqualTo("healthy\n");
      assertThat(simulator.get("/").body()).contains("/sd/node", "/targets/host-001/metrics");
      assertThat(simulator.get("/sd/blackbox").body())
          .startsWith(
              """
              [{"targets":["%s"],"labels":{"job":"blackbox","instance":"https://trading.example.org/",\
              "__metrics_path__":"/targets/probe-1/metrics"}},\
              """
                  .formatted(simulator.address()));
      assertThat(
              simulator
                  .get("/targets/host-001/metrics", "Accept", "application/openmetrics-text")
                  .body())
          .endsWith("# EOF\n");
      assertThatThrownBy(() -> simulator.get("/targets/host-002/metrics"))
          .isInstanceOf(IOException.class);
      assertThat(simulator.get("/incidents").body()).contains("host-crash", "\"active\"");
      for (String nowhere : List.of("/sd/none", "/targets/none/metrics", "/targets/", "/no")) {
        assertThat(simulator.get(nowhere).statusCode()).isEqualTo(404);
      }
      assertThat(simulator.post("/incidents", "flood").statusCode()).isEqualTo(400);
      assertThat(simulator.post("/incidents", "app-slow", "Origin", "http://x").statusCode())
          .isEqualTo(403);
      assertThat(simulator.post("/sd/node", "").statusCode()).isEqualTo(405);
      assertThat(simulator.stop()).isZero();
    }
  }
}
