package io.hostwatch.exporter.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;

/** Makes servers that speak TLS. Apart, so that nothing of TLS is loaded where none do. */
final class TlsBinding {
  private TlsBinding() {}

  static HttpServer create(InetSocketAddress address, int backlog, SSLContext context)
      throws IOException {
    HttpsServer server = HttpsServer.create(address, backlog);
    server.setHttpsConfigurator(new ByContext(context));
    return server;
  }

  private static final class ByContext extends HttpsConfigurator {
    ByContext(SSLContext context) {
      super(context);
    }

    /** Leaves the engines as the context made them. */
    @Override
    public void configure(HttpsParameters parameters) {}
  }
}
