package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.reconcile.Peer;
import io.hostwatch.bridge.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * Who may send alerts.
 *
 * @param name the last part of the ingest path
 * @param alertmanagers those that send, to be asked what they hold
 * @param credentials the bearer token that every request has to show; absent if none has to
 */
public record Source(String name, Optional<Secret> credentials, List<Peer> alertmanagers) {
  public Source {
    alertmanagers = List.copyOf(alertmanagers);
  }

  /** One whose Alertmanagers nobody can ask. */
  public Source(String name, Optional<Secret> credentials) {
    this(name, credentials, List.of());
  }

  /** Absent if it has a fault. */
  static Optional<Source> read(Section section) {
    Optional<Secret> credentials =
        section
            .section("authorization", Schema.AUTHORIZATION)
            .flatMap(config -> bearer(config, Form.TEXT));
    List<Peer> alertmanagers = Alertmanagers.read(section);
    return section
        .required("name", Form.NAME)
        .map(name -> new Source(name, credentials, alertmanagers));
  }

  static Optional<Secret> bearer(Section section, Form<String> form) {
    Optional<String> type = section.value("type", Form.TEXT);
    if (type.isPresent() && !type.get().equalsIgnoreCase("Bearer")) {
      section.fault("type", "\"" + type.get() + "\": expected Bearer");
    }
    if (!section.has("credentials") && !section.has("credentials_file")) {
      section.fault("credentials", "missing: expected it or credentials_file");
    }
    return new Secrets(section).read("credentials", form);
  }
}
