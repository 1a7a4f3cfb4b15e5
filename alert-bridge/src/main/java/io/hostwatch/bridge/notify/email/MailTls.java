package io.hostwatch.bridge.notify.email;

import io.hostwatch.bridge.notify.BoundedSocket;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes TLS sockets that check the server's certificate and name as configured. Thread-safe. */
final class MailTls extends SSLSocketFactory {
  private final SSLSocketFactory factory;
  private final String serverName;
  private final boolean verifies;

  /**
   * Reads the certificates to trust.
   *
   * @throws IllegalArgumentException if they cannot be read
   */
  MailTls(EmailConfig.Server server) {
    EmailConfig.Tls tls = server.tls();
    this.serverName = tls.serverName().orElse(server.host());
    this.verifies = !tls.skipVerify();
    this.factory = context(tls).getSocketFactory();
  }

  @Override
  public Socket createSocket(Socket below, String host, int port, boolean autoClose)
      throws IOException {
    return strict(factory.createSocket(new BoundedSocket(below), host, port, autoClose));
  }

  @Override
  public Socket createSocket() throws IOException {
    return strict(factory.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return strict(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return strict(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return strict(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return strict(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  private Socket strict(Socket socket) {
    SSLSocket tls = (SSLSocket) socket;
    SSLParameters parameters = tls.getSSLParameters();
    if (verifies) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    if (!isAddress(serverName)) {
      parameters.setServerNames(List.of(new SNIHostName(serverName)));
    }
    tls.setSSLParameters(parameters);
    return tls;
  }

  private static boolean isAddress(String name) {
    return name.contains(":") || name.matches("[0-9.]+");
  }

  private static SSLContext context(EmailConfig.Tls tls) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust(tls), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "ca_file: expected certificates in PEM, but: " + e.getMessage(), e);
    }
  }

  private static TrustManager @Nullable [] trust(EmailConfig.Tls tls)
      throws GeneralSecurityException, IOException {
    if (tls.skipVerify()) {
      return new TrustManager[] {new TrustAll()};
    }
    return tls.caFile().isPresent() ? only(tls.caFile().get()) : null;
  }

  private static TrustManager[] only(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(file)) {
      for (Certificate ca : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("ca-" + store.size(), ca);
      }
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers.getTrustManagers();
  }
}
