package io.hostwatch.bridge;

/** What the program does beside serving; the README's table is held to this list. */
enum Verb {
  BACKUP(
      "backup",
      "Copies the database into the new FILE, also while a bridge runs on it, and checks the"
          + " copy."),
  RESTORE(
      "restore",
      "Checks the backup FILE and puts it in the place of the database, on which no bridge may run;"
          + " the database of before is kept beside it.");

  private final String text;
  private final String meaning;

  Verb(String text, String meaning) {
    this.text = text;
    this.meaning = meaning;
  }

  /** As it is typed. */
  String text() {
    return text;
  }

  /** One sentence for {@code --help} and the README. */
  String meaning() {
    return meaning;
  }
}
