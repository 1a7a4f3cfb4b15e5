package io.hostwatch.exporter;

/**
 * One flag of the command line.
 *
 * @param name as it is typed, {@code --web.max-requests}
 * @param form what its value looks like, empty for a switch
 * @param standard the value it has unless given, empty for none
 * @param meaning one sentence for {@code --help} and the README
 */
record Flag(String name, Kind kind, String form, String standard, String meaning) {

  enum Kind {
    SWITCH,
    VALUE,
    REPEATABLE
  }

  static Flag toggle(String name, String meaning) {
    return new Flag(name, Kind.SWITCH, "", "", meaning);
  }

  static Flag value(String name, String form, String standard, String meaning) {
    return new Flag(name, Kind.VALUE, form, standard, meaning);
  }

  static Flag repeatable(String name, String form, String standard, String meaning) {
    return new Flag(name, Kind.REPEATABLE, form, standard, meaning);
  }

  /** The name of a switch without the no before it. */
  static String positive(String name) {
    return name.startsWith("--no-") ? "--" + name.substring("--no-".length()) : name;
  }
}
