package io.hostwatch.exporter;

import java.util.List;

/** What a command line asks for. */
sealed interface Command {

  /** Serve until stopped, after saying what is worth a warning. */
  record Serve(ExporterConfig config, List<String> warnings) implements Command {}

  /** Print this and end well. */
  record Print(String text) implements Command {}

  /** Tell every fault and start nothing. */
  record Refuse(List<String> faults) implements Command {}
}
