package io.hostwatch.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** The provider is found by its service file, here as in the program. */
class NoNamesOfClientsTest {

  @Test
  void addressOfAClient_isNotLookedUp() throws UnknownHostException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});

    assertThat(new InetSocketAddress(loopback, 1).getHostName()).isEqualTo("127.0.0.1");
  }

  @Test
  void nameToListenOn_isLookedUp() throws UnknownHostException {
    assertThat(InetAddress.getByName("localhost").isLoopbackAddress()).isTrue();
  }
}
