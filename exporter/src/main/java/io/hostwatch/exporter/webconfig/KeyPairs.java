package io.hostwatch.exporter.webconfig;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Tells whether a private and a public key belong together, by signing something. */
final class KeyPairs {
  private static final byte[] SOMETHING = "hostwatch".getBytes(StandardCharsets.US_ASCII);

  private KeyPairs() {}

  static boolean fit(PublicKey open, PrivateKey secret) {
    String algorithm =
        switch (secret.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(secret);
      signature.update(SOMETHING);
      byte[] signed = signature.sign();
      signature.initVerify(open);
      signature.update(SOMETHING);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // of different kinds
    }
  }
}
