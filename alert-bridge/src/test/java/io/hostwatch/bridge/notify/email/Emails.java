package io.hostwatch.bridge.notify.email;

import io.hostwatch.bridge.notify.email.EmailConfig.Login;
import io.hostwatch.bridge.notify.email.EmailConfig.Server;
import io.hostwatch.bridge.notify.email.EmailConfig.Tls;
import io.hostwatch.bridge.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations for tests. */
final class Emails {
  static final String PASSWORD = "s3cr3tpassw0rd";
  static final Tls NO_TLS = new Tls(false, false, Optional.empty(), false, Optional.empty());
  static final Tls STARTTLS = new Tls(false, true, Optional.empty(), false, Optional.empty());
  static final Login LOGIN = new Login("bridge", Secret.of(PASSWORD), Optional.empty());

  private Emails() {}

  static EmailConfig plain(int port) {
    return to(port, "ops@example.org");
  }

  static EmailConfig to(int port, String... recipients) {
    return config(server(port, Optional.empty(), NO_TLS), List.of(recipients));
  }

  static EmailConfig withLogin(int port, Tls tls) {
    return config(server(port, Optional.of(LOGIN), tls), List.of("ops@example.org"));
  }

  /** The same, for a server that will not answer. */
  static EmailConfig impatient(EmailConfig config) {
    return new EmailConfig(
        config.server(), config.from(), config.to(), config.headers(), Duration.ofMillis(400));
  }

  static EmailConfig config(Server server, List<String> to) {
    return new EmailConfig(
        server,
        "Hostwatch <bridge@example.org>",
        to,
        Map.of("X-Team", "ops"),
        Duration.ofSeconds(20));
  }

  private static Server server(int port, Optional<Login> login, Tls tls) {
    return new Server("127.0.0.1", port, "bridge.example.org", login, tls);
  }
}
