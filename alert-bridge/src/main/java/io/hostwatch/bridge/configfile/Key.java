package io.hostwatch.bridge.configfile;

/**
 * A key of the file, as the reader knows it and the documentation tells it.
 *
 * @param expected the form of the value in words
 * @param standard what holds where the key is absent, in words
 * @param meaning what it does, in one sentence
 */
record Key(String name, String expected, String standard, String meaning) {

  /** The line of the table in CONFIGURATION.md. */
  String row() {
    return "| `%s` | %s | %s | %s |".formatted(name, expected, standard, meaning);
  }
}
