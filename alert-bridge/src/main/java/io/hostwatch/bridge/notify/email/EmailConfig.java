package io.hostwatch.bridge.notify.email;

import io.hostwatch.bridge.secret.Secret;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One list of recipients and the server that takes mail for them.
 *
 * @param from the sender, with or without a name
 * @param to at least one recipient
 * @param headers to add to each mail
 * @param timeout for one attempt as a whole
 */
public record EmailConfig(
    Server server, String from, List<String> to, Map<String, String> headers, Duration timeout) {

  /** Where mail is handed over, and under which name the bridge greets it. */
  public record Server(String host, int port, String hello, Optional<Login> login, Tls tls) {}

  /** The bridge's account at the server; {@code identity} acts for another account. */
  public record Login(String username, Secret password, Optional<String> identity) {}

  /**
   * How the connection is protected.
   *
   * @param implicit TLS from the first byte, else STARTTLS
   * @param required no mail without TLS
   * @param caFile certificates in PEM to trust instead of the platform's
   * @param skipVerify trusts any certificate
   * @param serverName the name the certificate must have, if it is not the host's
   */
  public record Tls(
      boolean implicit,
      boolean required,
      Optional<Path> caFile,
      boolean skipVerify,
      Optional<String> serverName) {}

  public EmailConfig {
    to = List.copyOf(to);
    headers = Map.copyOf(headers);
    if (to.isEmpty()) {
      throw new IllegalArgumentException("to: expected at least one address");
    }
  }

  /**
   * Checks the form of a list of addresses and splits it. A name may have any letters, an address
   * only those of ASCII: SMTP carries others where a server offers SMTPUTF8 alone (RFC 6531).
   *
   * @throws IllegalArgumentException if it is no list of mail addresses
   */
  public static List<String> addresses(String list) {
    try {
      InternetAddress[] addresses = InternetAddress.parse(list, true);
      if (addresses.length == 0) {
        throw new IllegalArgumentException("it holds none");
      }
      for (InternetAddress address : addresses) {
        address.validate();
        requireAscii(address.getAddress());
      }
      return List.of(addresses).stream().map(InternetAddress::toUnicodeString).toList();
    } catch (AddressException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static void requireAscii(String address) throws AddressException {
    if (address.chars().anyMatch(letter -> letter > '~')) {
      throw new AddressException("expected letters of ASCII", address);
    }
  }
}
