package io.hostwatch.simulator;

import java.util.Arrays;
import java.util.List;

/** The flags of the command line: for which command, their form, default and meaning. */
enum Flag {
  HOSTS("--hosts", "NUMBER", "10", "simulated hosts, from 1 to 1000"),
  SEED("--seed", "NUMBER", "1", "another seed is another world"),
  INCIDENT("--incident", "INCIDENT", "", "what goes wrong, see below; any number of times"),
  INCIDENTS_FILE(
      "--incidents.file",
      "FILE",
      "",
      "a file of incidents, one a line; empty lines and what follows a `#` do not count"),
  START(
      "--start",
      "TIME",
      "",
      "from when offsets of incidents count; the present, for a history its `--from`"),
  LISTEN("--web.listen-address", "HOST:PORT", "127.0.0.1:9400", "where to listen"),
  FROM("--from", "TIME", "-30d", "a history's first time"),
  TO("--to", "TIME", "now", "the time before which a history ends"),
  STEP(
      "--step",
      "DURATION",
      "",
      "from one sample of a history to the next; 1m, for `backfill` the finer the later"),
  PROMETHEUS(
      "--prometheus", "URL", "http://127.0.0.1:9090", "`backfill`: the server that takes it"),
  RULES(
      "--rules",
      "FILE",
      "",
      "`backfill`: rules to record and alerts to judge; any number of times"),
  HELP("--help", "", "", "prints this and ends"),
  VERSION("--version", "", "", "prints the version and ends");

  private static final List<Flag> OF_HISTORY = List.of(FROM, TO, STEP);
  private static final List<Flag> OF_BACKFILL = List.of(PROMETHEUS, RULES);

  private final String text;
  private final String form;
  private final String standard;
  private final String meaning;

  Flag(String text, String form, String standard, String meaning) {
    this.text = text;
    this.form = form;
    this.standard = standard;
    this.meaning = meaning;
  }

  /** The flags of the server, which has no command. */
  static List<Flag> ofServer() {
    return Arrays.stream(values())
        .filter(flag -> !OF_HISTORY.contains(flag) && !OF_BACKFILL.contains(flag))
        .toList();
  }

  /** The flags of the command {@code history}. */
  static List<Flag> ofHistory() {
    return ofBackfill().stream().filter(flag -> !OF_BACKFILL.contains(flag)).toList();
  }

  /** The flags of the command {@code backfill}. */
  static List<Flag> ofBackfill() {
    return Arrays.stream(values()).filter(flag -> flag != LISTEN && flag != VERSION).toList();
  }

  String text() {
    return text;
  }

  String form() {
    return form;
  }

  String standard() {
    return standard;
  }

  String meaning() {
    return meaning;
  }

  boolean isSwitch() {
    return form.isEmpty();
  }
}
