package io.hostwatch.bridge;

/** What the program does beside serving; the README's table is held to this list. */
enum Verb {
  BACKUP(
      "backup",
      "FILE",
      "Copies the database into the new FILE, also while a bridge runs on it, and checks the"
          + " copy."),
  RESTORE(
      "restore",
      "FILE",
      "Checks the backup FILE and puts it in the place of the database, on which no bridge may run;"
          + " the database of before is kept beside it."),
  MIGRATE(
      "migrate",
      "--from=FROM --to=TO",
      "Copies the history into another, empty database and compares every row; one that"
          + " was interrupted goes on where it was. No bridge may run on either.");

  private final String text;
  private final String operands;
  private final String meaning;

  Verb(String text, String operands, String meaning) {
    this.text = text;
    this.operands = operands;
    this.meaning = meaning;
  }

  /** As it is typed. */
  String text() {
    return text;
  }

  /** What must follow it. */
  String operands() {
    return operands;
  }

  /** What it does, for {@code --help} and the README. */
  String meaning() {
    return meaning;
  }
}
