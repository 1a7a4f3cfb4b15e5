package io.hostwatch.exporter.webconfig;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates and keys that guard nothing, for tests; valid for a hundred years. */
public final class TestPems {
  private static final List<String> FILES =
      List.of(
          "ca.crt",
          "client.crt",
          "client.key",
          "encrypted.key",
          "server.crt",
          "server.key",
          "server-ed25519.crt",
          "server-ed25519.key",
          "server-rsa.crt",
          "server-rsa.key",
          "server-rsa-pkcs1.key",
          "server-sec1.key",
          "stranger.crt",
          "stranger.key");

  private TestPems() {}

  /** Writes all of them into a folder, under the names that the shipped examples use, too. */
  public static void copyTo(Path directory) throws IOException {
    for (String file : FILES) {
      Files.writeString(directory.resolve(file), text(file));
    }
  }

  public static String text(String file) {
    try (InputStream in = TestPems.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** A client's side of TLS that trusts the servers here and shows {@code name}'s certificate. */
  public static SSLContext client(String name) throws GeneralSecurityException {
    OneKey key =
        new OneKey(Pem.certificates(text(name + ".crt")), Pem.privateKey(text(name + ".key")));
    SSLContext context = anonymous();
    context.init(new KeyManager[] {key}, trust().getTrustManagers(), new SecureRandom());
    return context;
  }

  /** The same without a certificate. */
  public static SSLContext anonymousClient() throws GeneralSecurityException {
    SSLContext context = anonymous();
    context.init(null, trust().getTrustManagers(), new SecureRandom());
    return context;
  }

  private static SSLContext anonymous() throws GeneralSecurityException {
    return SSLContext.getInstance("TLS");
  }

  private static TrustManagerFactory trust() throws GeneralSecurityException {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(KeyStores.of(Pem.certificates(text("ca.crt"))));
    return trust;
  }
}
