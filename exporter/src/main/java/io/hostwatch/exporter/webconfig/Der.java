package io.hostwatch.exporter.webconfig;

import java.io.ByteArrayOutputStream;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Puts keys of the older forms into the envelope of PKCS#8, the only one that Java reads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5958">RFC 5958</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5915">RFC 5915</a>
 */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int PARAMETERS = 0xa0;
  private static final byte[] VERSION = HexFormat.of().parseHex("020100");
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  private final byte[] bytes;
  private int at;

  private Der(byte[] bytes) {
    this.bytes = bytes;
  }

  static byte[] pkcs8OfRsa(byte[] pkcs1) {
    return element(SEQUENCE, VERSION, RSA, element(OCTETS, pkcs1));
  }

  /**
   * @throws InvalidKeySpecException if the key does not name its curve
   */
  static byte[] pkcs8OfEc(byte[] sec1) throws InvalidKeySpecException {
    byte[] algorithm = element(SEQUENCE, EC, curve(sec1));
    return element(SEQUENCE, VERSION, algorithm, element(OCTETS, sec1));
  }

  private static byte[] curve(byte[] sec1) throws InvalidKeySpecException {
    try {
      Der key = new Der(new Der(sec1).content());
      while (key.at < key.bytes.length) {
        int tag = key.bytes[key.at] & 0xff;
        byte[] content = key.content();
        if (tag == PARAMETERS) {
          return content;
        }
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new InvalidKeySpecException("a damaged EC key", e);
    }
    throw new InvalidKeySpecException("an EC key that does not name its curve");
  }

  /** Walks over the next element and gives what it holds. */
  private byte[] content() {
    int length = bytes[at + 1] & 0xff;
    int start = at + 2;
    if (length > 0x80) {
      int digits = length & 0x7f;
      length = 0;
      for (int i = 0; i < digits; i++) {
        length = (length << 8) | (bytes[start++] & 0xff);
      }
    }
    if (length < 0 || length > bytes.length - start) {
      throw new IndexOutOfBoundsException(length);
    }
    at = start + length;
    return Arrays.copyOfRange(bytes, start, at);
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    writeLength(element, content.size());
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream to, int length) {
    if (length >= 0x80) {
      int digits = (39 - Integer.numberOfLeadingZeros(length)) / 8;
      to.write(0x80 | digits);
      for (int i = digits - 1; i > 0; i--) {
        to.write(length >> (8 * i));
      }
    }
    to.write(length & 0xff);
  }
}
