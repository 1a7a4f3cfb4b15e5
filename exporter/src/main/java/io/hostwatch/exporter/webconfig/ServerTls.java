package io.hostwatch.exporter.webconfig;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** Makes the server's side of TLS connections after the settings. Thread-safe. */
final class ServerTls {
  private final TlsSettings settings;
  private final SSLContext context;

  ServerTls(TlsSettings settings) throws GeneralSecurityException {
    this.settings = settings;
    this.context = SSLContext.getInstance("TLS");
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStores.of(settings.identity()), KeyStores.NO_PASSWORD);
    TrustManager[] trust = {ClientTrust.of(settings.clients())};
    context.init(keys.getKeyManagers(), trust, null);
  }

  SSLContext context() {
    return context;
  }

  SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setSSLParameters(parameters(engine.getSSLParameters()));
    return engine;
  }

  private SSLParameters parameters(SSLParameters parameters) {
    TlsSettings.Wire wire = settings.wire();
    parameters.setProtocols(wire.protocols().toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(wire.serverOrder());
    if (!wire.cipherSuites().isEmpty()) {
      parameters.setCipherSuites(wire.cipherSuites().toArray(String[]::new));
    }
    if (!wire.namedGroups().isEmpty()) {
      parameters.setNamedGroups(wire.namedGroups().toArray(String[]::new));
    }
    ClientAuth auth = settings.clients().auth();
    if (auth.isRequired()) {
      parameters.setNeedClientAuth(true);
    } else if (auth != ClientAuth.NONE) {
      parameters.setWantClientAuth(true);
    }
    return parameters;
  }
}
