package io.hostwatch.exporter.webconfig;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Judges clients' certificates: who vouches for them, and what names they bear. Thread-safe. */
final class ClientTrust extends X509ExtendedTrustManager {
  private static final List<Integer> NAME_KINDS = List.of(1, 2, 6, 7); // mail, DNS, URI, address

  private final TlsSettings.Clients clients;
  private final X509ExtendedTrustManager authorities;

  private ClientTrust(TlsSettings.Clients clients, X509ExtendedTrustManager authorities) {
    this.clients = clients;
    this.authorities = authorities;
  }

  static ClientTrust of(TlsSettings.Clients clients) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(clients.authorities().isEmpty() ? null : KeyStores.of(clients.authorities()));
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager x509) {
        return new ClientTrust(clients, x509);
      }
    }
    throw new GeneralSecurityException("this Java has no trust manager for X.509");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    if (clients.auth().isVerified()) {
      authorities.checkClientTrusted(chain, type, engine);
    }
    if (!clients.allowedNames().isEmpty() && !isAllowed(chain[0])) {
      throw new CertificateException("the client's certificate bears none of the allowed names");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw serversOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw serversOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw serversOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw serversOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw serversOnly();
  }

  /** Which authorities clients are told of; all others' certificates are still judged. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return clients.authorities().toArray(X509Certificate[]::new);
  }

  private boolean isAllowed(X509Certificate certificate) throws CertificateException {
    @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names != null
        && names.stream()
            .filter(name -> NAME_KINDS.contains(name.get(0)))
            .anyMatch(name -> clients.allowedNames().contains(String.valueOf(name.get(1))));
  }

  private static CertificateException serversOnly() {
    return new CertificateException("only clients of an engine are judged here");
  }
}
