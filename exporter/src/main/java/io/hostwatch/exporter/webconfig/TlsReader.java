package io.hostwatch.exporter.webconfig;

import io.hostwatch.exporter.webconfig.TlsSettings.Clients;
import io.hostwatch.exporter.webconfig.TlsSettings.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code tls_server_config} and the files it names, and checks that they fit together. */
final class TlsReader {
  private final Section section;
  private final Path directory;
  private final Map<Path, FileStamp> files;

  /**
   * @param directory what relative paths in the file start from
   * @param files takes every file, as it is just before it is read
   */
  TlsReader(Section section, Path directory, Map<Path, FileStamp> files) {
    this.section = section;
    this.directory = directory;
    this.files = files;
  }

  /** The settings; empty if TLS is off, or after a fault. */
  Optional<TlsSettings> read() {
    boolean asked = isAsked();
    Optional<List<X509Certificate>> chain = pem("cert").flatMap(text -> certificates("cert", text));
    Optional<PrivateKey> key = pem("key").flatMap(this::key);
    Clients clients = clients();
    TlsSettings.Wire wire = WireReader.read(section);
    section.end();
    if (asked) {
      require("cert");
      require("key");
    }
    if (chain.isEmpty() || key.isEmpty() || !fit(chain.get().getFirst(), key.get())) {
      return Optional.empty();
    }
    return Optional.of(new TlsSettings(new Identity(chain.get(), key.get()), clients, wire));
  }

  private boolean isAsked() {
    return List.of("cert", "key", "client_ca").stream()
            .anyMatch(key -> section.has(key) || section.has(key + "_file"))
        || section.has("client_auth_type")
        || section.has("client_allowed_sans");
  }

  private void require(String key) {
    if (!section.has(key) && !section.has(key + "_file")) {
      section.fault(key, "missing, expected " + key + " or " + key + "_file");
    }
  }

  private Clients clients() {
    ClientAuth auth = section.text("client_auth_type").map(this::auth).orElse(ClientAuth.NONE);
    List<X509Certificate> authorities =
        pem("client_ca").flatMap(text -> certificates("client_ca", text)).orElse(List.of());
    if (auth == ClientAuth.NONE && !authorities.isEmpty()) {
      section.fault("client_auth_type", "missing, for clients' authorities are given");
    }
    List<String> names = section.texts("client_allowed_sans");
    if (auth == ClientAuth.NONE && !names.isEmpty()) {
      section.fault("client_allowed_sans", "of no effect without a client_auth_type");
    }
    return new Clients(auth, authorities, Set.copyOf(names));
  }

  private ClientAuth auth(String word) {
    if (word.isEmpty()) {
      return ClientAuth.NONE;
    }
    return ClientAuth.of(word)
        .orElseGet(
            () -> {
              section.fault(
                  "client_auth_type",
                  "expected one of %s, found \"%s\"".formatted(ClientAuth.words(), word));
              return ClientAuth.REQUIRE_AND_VERIFY;
            });
  }

  /** What is written in the file of the key, or in place; the file counts where both stand. */
  private Optional<String> pem(String key) {
    Optional<String> inPlace = section.text(key);
    Optional<String> name = section.text(key + "_file").filter(text -> !text.isEmpty());
    if (name.isEmpty()) {
      return inPlace;
    }
    try {
      Path file = directory.resolve(name.get());
      files.put(file, FileStamp.of(file));
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      section.fault(key + "_file", "no such file, " + e.getFile());
    } catch (IOException | InvalidPathException e) {
      section.fault(key + "_file", "cannot be read: " + e);
    }
    return Optional.empty();
  }

  private Optional<List<X509Certificate>> certificates(String key, String text) {
    try {
      return Optional.of(Pem.certificates(text));
    } catch (GeneralSecurityException e) {
      section.fault(written(key), "expected certificates as PEM, but " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<PrivateKey> key(String text) {
    try {
      return Optional.of(Pem.privateKey(text));
    } catch (GeneralSecurityException e) {
      // no more of the message than its class and this program's own words: it may quote the key
      String why = e.getCause() == null ? String.valueOf(e.getMessage()) : "it is damaged";
      section.fault(written("key"), "expected a private key as PEM, but " + why);
      return Optional.empty();
    }
  }

  private boolean fit(X509Certificate certificate, PrivateKey key) {
    if (KeyPairs.fit(certificate.getPublicKey(), key)) {
      return true;
    }
    section.fault(written("key"), "not the private key of the certificate");
    return false;
  }

  private String written(String key) {
    return section.has(key + "_file") ? key + "_file" : key;
  }
}
