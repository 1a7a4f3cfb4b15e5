package io.hostwatch.exporter.webconfig;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/** Key stores in memory, the form in which Java's TLS takes keys and certificates. */
final class KeyStores {
  static final char[] NO_PASSWORD = {};

  private KeyStores() {}

  static KeyStore of(TlsSettings.Identity identity) throws GeneralSecurityException {
    KeyStore store = empty();
    X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
    store.setKeyEntry("server", identity.key(), NO_PASSWORD, chain);
    return store;
  }

  static KeyStore of(List<X509Certificate> authorities) throws GeneralSecurityException {
    KeyStore store = empty();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority" + i, authorities.get(i));
    }
    return store;
  }

  private static KeyStore empty() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, NO_PASSWORD);
    } catch (IOException e) {
      throw new GeneralSecurityException("an empty key store", e);
    }
    return store;
  }
}
