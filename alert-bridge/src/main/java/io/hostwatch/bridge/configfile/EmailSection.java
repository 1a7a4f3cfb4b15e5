package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.notify.email.EmailConfig;
import io.hostwatch.bridge.notify.email.EmailConfig.Login;
import io.hostwatch.bridge.notify.email.EmailConfig.Server;
import io.hostwatch.bridge.notify.email.EmailConfig.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an entry of {@code email_configs}. */
final class EmailSection {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int IMPLICIT_TLS_PORT = 465;
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "from",
          "to",
          "cc",
          "bcc",
          "subject",
          "date",
          "message-id",
          "in-reply-to",
          "references",
          "mime-version",
          "auto-submitted");

  private final Section section;
  private final Global.Mail mail;

  EmailSection(Section section, Global global) {
    this.section = section;
    this.mail = Global.Mail.read(section, "").or(global.mail());
  }

  /** Absent if it has a fault. */
  Optional<EmailConfig> read() {
    Optional<List<String>> to = section.required("to", Form.ADDRESSES);
    Optional<String> from = orMissing("from", mail.from());
    Optional<Form.HostPort> smarthost = orMissing("smarthost", mail.smarthost());
    Map<String, String> headers = headers();
    Duration timeout = section.value("timeout", Form.TIMEOUT).orElse(TIMEOUT);
    if (to.isEmpty() || from.isEmpty() || smarthost.isEmpty()) {
      return Optional.empty();
    }
    Server server = server(smarthost.get());
    return Optional.of(new EmailConfig(server, from.get(), to.get(), headers, timeout));
  }

  private Server server(Form.HostPort smarthost) {
    Tls tls = tls(smarthost.port());
    Optional<Login> login = login();
    boolean isClear = !tls.required() && !tls.implicit() && !isLoopback(smarthost.host());
    if (login.isPresent() && isClear) {
      section.fault(
          "require_tls", "false: expected true, since the password would travel in clear text");
    }
    return new Server(
        smarthost.host(), smarthost.port(), mail.hello().orElse("localhost"), login, tls);
  }

  private Tls tls(int port) {
    Optional<Section> tls = section.section("tls_config", Schema.TLS);
    return new Tls(
        mail.forceImplicitTls().orElse(port == IMPLICIT_TLS_PORT),
        mail.requireTls().orElse(true),
        tls.flatMap(EmailSection::caFile),
        tls.flatMap(section -> section.value("insecure_skip_verify", Form.BOOL)).orElse(false),
        tls.flatMap(section -> section.value("server_name", Form.TEXT)));
  }

  private static Optional<Path> caFile(Section tls) {
    return tls.value("ca_file", Form.fileIn(tls.reading().folder()));
  }

  private Optional<Login> login() {
    Global.Account account = mail.account();
    if (account.username().isPresent() && account.password().isEmpty()) {
      section.fault("auth_password", "missing: expected it or auth_password_file");
    }
    return account
        .username()
        .flatMap(user -> account.password().map(word -> new Login(user, word, account.identity())));
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    section
        .scalars("headers")
        .forEach(
            (name, value) -> {
              if (isHeader(name, value.text())) {
                headers.put(name, value.text());
              }
            });
    return headers;
  }

  private boolean isHeader(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (OWN_HEADERS.contains(lower) || lower.startsWith("content-")) {
      section.fault("headers", name + ": expected another header, the bridge sets this one");
      return false;
    }
    if (value.contains("{{")) {
      section.fault("headers", name + ": expected plain text, templates are not supported");
      return false;
    }
    boolean fits =
        name.matches("[A-Za-z0-9-]+") && value.chars().noneMatch(Character::isISOControl);
    if (!fits) {
      section.fault("headers", name + ": expected a header's name and one line of text");
    }
    return fits;
  }

  private <T> Optional<T> orMissing(String key, Optional<T> value) {
    boolean isTold = section.has(key) || section.reading().hasFaultAt("global.smtp_" + key);
    if (value.isEmpty() && !isTold) {
      section.fault(key, "missing: expected it, or smtp_" + key + " under global");
    }
    return value;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }
}
