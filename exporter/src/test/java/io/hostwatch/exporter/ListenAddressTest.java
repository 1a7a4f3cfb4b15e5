package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:9100,127.0.0.1,9100",
    "[::1]:9100,::1,9100",
    "localhost:1,localhost,1",
    ":9100,0.0.0.0,9100"
  })
  void parse_addressOfNodeExporter_isRead(String text, String host, int port) {
    assertThat(ListenAddress.parse(text)).contains(new InetSocketAddress(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9100", "localhost", "::1:9100", ":x", ":70000", "[::1", "a b:1"})
  void parse_anythingElse_isNone(String text) {
    assertThat(ListenAddress.parse(text)).isEmpty();
  }
}
