package io.hostwatch.exporter.webconfig;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and private keys as text: PKCS#8 keys, and those of PKCS#1 (RSA) and SEC 1 (EC) that
 * OpenSSL wrote for long. No passwords.
 */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final String PRIVATE_KEY = "PRIVATE KEY";

  private Pem() {}

  private record Block(String label, String base64) {
    byte[] content() throws GeneralSecurityException {
      try {
        return Base64.getMimeDecoder().decode(base64);
      } catch (IllegalArgumentException e) {
        throw new CertificateException("damaged Base64 in " + label, e);
      }
    }
  }

  /**
   * The certificates in {@code text}, in order; other blocks are passed over.
   *
   * @throws GeneralSecurityException if there is none or one is damaged
   */
  static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
    CertificateFactory x509 = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (Block block : blocks(text)) {
      if (block.label().equals("CERTIFICATE")) {
        certificates.add(
            (X509Certificate) x509.generateCertificate(new ByteArrayInputStream(block.content())));
      }
    }
    if (certificates.isEmpty()) {
      throw new CertificateException("no certificate in it");
    }
    return certificates;
  }

  /**
   * The first private key in {@code text}.
   *
   * @throws GeneralSecurityException if there is none, or it is encrypted or damaged
   */
  static PrivateKey privateKey(String text) throws GeneralSecurityException {
    for (Block block : blocks(text)) {
      if (block.label().endsWith(PRIVATE_KEY)) {
        return privateKey(block);
      }
    }
    throw new InvalidKeySpecException("no private key in it");
  }

  private static PrivateKey privateKey(Block block) throws GeneralSecurityException {
    return switch (block.label()) {
      case PRIVATE_KEY -> ofAnyKind(block.content());
      case "RSA PRIVATE KEY" -> of("RSA", Der.pkcs8OfRsa(block.content()));
      case "EC PRIVATE KEY" -> of("EC", Der.pkcs8OfEc(block.content()));
      case "ENCRYPTED PRIVATE KEY" -> throw new InvalidKeySpecException("the key is encrypted");
      default -> throw new InvalidKeySpecException("a key of an unknown kind, " + block.label());
    };
  }

  private static PrivateKey ofAnyKind(byte[] pkcs8) throws GeneralSecurityException {
    InvalidKeySpecException wrong = new InvalidKeySpecException("no key of RSA, EC or Ed25519");
    for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
      try {
        return of(algorithm, pkcs8);
      } catch (InvalidKeySpecException e) {
        wrong.addSuppressed(e); // of another kind, or damaged
      }
    }
    throw wrong;
  }

  private static PrivateKey of(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static List<Block> blocks(String text) throws GeneralSecurityException {
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (block.group(2).contains("ENCRYPTED")) {
        throw new InvalidKeySpecException("the key is encrypted");
      }
      blocks.add(new Block(block.group(1), block.group(2)));
    }
    return blocks;
  }
}
