package io.hostwatch.exporter.webconfig;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** What {@code tls_server_config} decides, read and checked. */
record TlsSettings(Identity identity, Clients clients, Wire wire) {

  /** Who the server is. */
  record Identity(List<X509Certificate> chain, PrivateKey key) {
    Identity {
      chain = List.copyOf(chain);
    }
  }

  /**
   * Who its clients must be.
   *
   * @param authorities who may vouch for them, none for those that this Java trusts
   * @param allowedNames subject alternative names of which a client must have one, none for any
   */
  record Clients(ClientAuth auth, List<X509Certificate> authorities, Set<String> allowedNames) {
    Clients {
      authorities = List.copyOf(authorities);
      allowedNames = Set.copyOf(allowedNames);
    }
  }

  /** How they speak; an empty list leaves it to Java. */
  record Wire(
      List<String> protocols,
      List<String> cipherSuites,
      List<String> namedGroups,
      boolean serverOrder) {
    Wire {
      protocols = List.copyOf(protocols);
      cipherSuites = List.copyOf(cipherSuites);
      namedGroups = List.copyOf(namedGroups);
    }
  }
}
