package io.hostwatch.exporter.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Looks no address up by the name service. The JDK's web server asks for the name of each client
 * before a TLS handshake and uses it for nothing; where the name service does not answer, that
 * would cost the scrape.
 */
public final class NoNamesOfClients extends InetAddressResolverProvider {

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver builtin = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        return builtin.lookupByName(host, policy);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        throw new UnknownHostException("addresses are not looked up here");
      }
    };
  }

  @Override
  public String name() {
    return "Hostwatch, names to addresses only";
  }
}
