package io.hostwatch.exporter.webconfig;

import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** Gives each new connection the certificate and the rules that stand in the files by then. */
final class LiveTlsContext extends SSLContext {

  LiveTlsContext(WebConfigFile file, ServerTls first) {
    super(new Spi(file, first), first.context().getProvider(), first.context().getProtocol());
  }

  private static final class Spi extends SSLContextSpi {
    private final WebConfigFile file;
    private final ServerTls first;

    Spi(WebConfigFile file, ServerTls first) {
      this.file = file;
      this.first = first;
    }

    private ServerTls current() {
      return file.current().tls().orElse(first);
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return new PlainHttpRefusal(current().engine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return engineCreateSSLEngine();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return current().context().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return current().context().getClientSessionContext();
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
      throw new UnsupportedOperationException("the files decide");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      throw new UnsupportedOperationException("engines only");
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      throw new UnsupportedOperationException("engines only");
    }
  }
}
