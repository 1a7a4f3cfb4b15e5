package io.hostwatch.bridge;

/** Every flag of {@link Verb#MIGRATE}, in the order of its {@code --help}. */
enum MigrateFlag {
  FROM("--from", "FILE|URL", "The database to read: a SQLite file, or one on a server."),
  FROM_USER("--from.user", "NAME", "Who the bridge is on that server."),
  FROM_PASSWORD_FILE(
      "--from.password-file", "FILE", "Holds the password of the user on that server."),
  TO("--to", "FILE|URL", "The empty database to write, likewise."),
  TO_USER("--to.user", "NAME", "Who the bridge is on that server."),
  TO_PASSWORD_FILE("--to.password-file", "FILE", "Holds the password of the user on that server.");

  private final String text;
  private final String form;
  private final String meaning;

  MigrateFlag(String text, String form, String meaning) {
    this.text = text;
    this.form = form;
    this.meaning = meaning;
  }

  /** As it is typed. */
  String text() {
    return text;
  }

  /** What its value looks like. */
  String form() {
    return form;
  }

  /** One sentence for {@code --help}. */
  String meaning() {
    return meaning;
  }
}
