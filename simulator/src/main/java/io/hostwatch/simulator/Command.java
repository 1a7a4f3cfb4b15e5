package io.hostwatch.simulator;

import io.hostwatch.simulator.exposition.TimeRange;
import io.hostwatch.simulator.incident.Script;
import io.hostwatch.simulator.world.World;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What the command line asks for. */
sealed interface Command {
  /** Serve a world, which begins with a script. */
  record Serve(World world, Script script, InetSocketAddress address) implements Command {}

  /** Write the history of a world. */
  record History(World world, Script script, TimeRange range) implements Command {}

  /** Write the history of a world into a Prometheus; {@code on} follows it up to the present. */
  record Fill(
      World world, Script script, List<TimeRange> ranges, boolean on, URI server, List<Path> rules)
      implements Command {}

  /** Print a text. */
  record Print(String text) implements Command {}

  /** Tell what is wrong with the command line. */
  record Refuse(List<String> faults) implements Command {}
}
