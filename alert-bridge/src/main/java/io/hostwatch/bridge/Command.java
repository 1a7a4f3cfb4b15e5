package io.hostwatch.bridge;

import io.hostwatch.bridge.store.jdbc.MoveEnd;
import java.nio.file.Path;
import java.util.List;

/** What a command line asks for. */
sealed interface Command {

  /** Serve until stopped. */
  record Serve(BridgeConfig config) implements Command {}

  /** Copy the database into a new file. */
  record Backup(Path storage, Path file) implements Command {}

  /** Put a backup in the place of the database. */
  record Restore(Path storage, Path file) implements Command {}

  /** Copy the history into another database. */
  record Migrate(MoveEnd from, MoveEnd to) implements Command {}

  /** Print this and end well. */
  record Print(String text) implements Command {}

  /** Tell every fault and start nothing. */
  record Refuse(List<String> faults) implements Command {}
}
