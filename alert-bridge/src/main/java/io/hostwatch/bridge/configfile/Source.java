package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.secret.Secret;
import java.util.Optional;

/**
 * Who may send alerts.
 *
 * @param name the last part of the ingest path
 * @param credentials the bearer token that every request has to show; absent if none has to
 */
public record Source(String name, Optional<Secret> credentials) {

  /** Absent if it has a fault. */
  static Optional<Source> read(Section section) {
    Optional<Secret> credentials =
        section.section("authorization", Schema.AUTHORIZATION).flatMap(Source::credentials);
    return section.required("name", Form.NAME).map(name -> new Source(name, credentials));
  }

  private static Optional<Secret> credentials(Section section) {
    Optional<String> type = section.value("type", Form.TEXT);
    if (type.isPresent() && !type.get().equalsIgnoreCase("Bearer")) {
      section.fault("type", "\"" + type.get() + "\": expected Bearer");
    }
    if (!section.has("credentials") && !section.has("credentials_file")) {
      section.fault("credentials", "missing: expected it or credentials_file");
    }
    return new Secrets(section).read("credentials");
  }
}
