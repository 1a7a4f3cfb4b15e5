package io.hostwatch.exporter;

import static io.hostwatch.exporter.CommandLines.COLLECTORS;
import static io.hostwatch.exporter.CommandLines.refuse;
import static io.hostwatch.exporter.CommandLines.serve;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the exporter listens and serves. */
class WebFlagsTest {

  @Test
  void parse_repeatedAddresses_listensOnAll() {
    ExporterConfig config =
        serve("--web.listen-address=127.0.0.1:9100", "--web.listen-address=[::1]:9101");

    assertThat(config.web().addresses())
        .extracting(address -> address.getAddress().isLoopbackAddress() + ":" + address.getPort())
        .containsExactly("true:9100", "true:9101");
  }

  @Test
  void parse_metricsWhereHealthIs_isAFault() {
    assertThat(refuse("--web.telemetry-path=/-/healthy")).hasSize(1);
  }

  @Test
  void parse_systemdSocketButNoneHandedOver_isAFault() {
    assertThat(refuse("--web.systemd-socket"))
        .containsExactly(
            "--web.systemd-socket: systemd handed over no socket (LISTEN_PID, LISTEN_FDS)");
  }

  @Test
  void parse_socketsOfThisProcess_areCounted() {
    String pid = Long.toString(ProcessHandle.current().pid());
    CommandParser activated =
        new CommandParser(COLLECTORS, "v1", Map.of("LISTEN_PID", pid, "LISTEN_FDS", "2"));

    Command command = activated.parse(List.of("--web.systemd-socket"));

    assertThat(command)
        .isInstanceOfSatisfying(
            Command.Serve.class,
            serve -> assertThat(serve.config().web().inheritedSockets()).isEqualTo(2));
  }

  @Test
  void parse_vsock_isRefusedClearly() {
    assertThat(refuse("--web.listen-address=vsock://:9100"))
        .singleElement()
        .asString()
        .endsWith("not vsock");
  }
}
