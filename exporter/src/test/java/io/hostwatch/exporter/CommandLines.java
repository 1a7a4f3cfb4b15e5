package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Command lines typed where there are two collectors that are on by default and one that is not.
 */
final class CommandLines {
  static final SequencedMap<String, Boolean> COLLECTORS =
      new TreeMap<>(Map.of("cpu", true, "meminfo", true, "slow", false));

  private CommandLines() {}

  static CommandParser parser() {
    return new CommandParser(COLLECTORS, "hostwatch-exporter, v1", Map.of());
  }

  static ExporterConfig serve(String... arguments) {
    Command command = parser().parse(List.of(arguments));
    assertThat(command).isInstanceOf(Command.Serve.class);
    return ((Command.Serve) command).config();
  }

  static List<String> refuse(String... arguments) {
    Command command = parser().parse(List.of(arguments));
    assertThat(command).isInstanceOf(Command.Refuse.class);
    return ((Command.Refuse) command).faults();
  }
}
