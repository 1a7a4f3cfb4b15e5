package io.hostwatch.bridge;

import java.util.List;

/** What a command line asks for. */
sealed interface Command {

  /** Serve until stopped. */
  record Serve(BridgeConfig config) implements Command {}

  /** Print this and end well. */
  record Print(String text) implements Command {}

  /** Tell every fault and start nothing. */
  record Refuse(List<String> faults) implements Command {}
}
