package io.hostwatch.simulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns the command line into a {@link Command}; all faults are found before any is told. */
final class CommandParser {
  private static final String PROGRAM = "hostwatch-simulator";
  private static final String HISTORY = "history";
  private static final String BACKFILL = "backfill";

  private final String version;
  private final Clock clock;
  private final CommandLine commandLine;

  CommandParser(String version, Clock clock) {
    this.version = version;
    this.clock = clock;
    CommandSpec spec = spec(PROGRAM, Flag.ofServer());
    CommandSpec history = spec(HISTORY, Flag.ofHistory());
    history.usageMessage().description("Writes the history of all targets as OpenMetrics text.");
    spec.addSubcommand(HISTORY, history);
    CommandSpec backfill = spec(BACKFILL, Flag.ofBackfill());
    backfill
        .usageMessage()
        .description(
            "Writes the history of all targets, and what rules make of it, into a Prometheus.");
    spec.addSubcommand(BACKFILL, backfill);
    this.commandLine = new CommandLine(spec);
  }

  Command parse(List<String> typed) {
    ParseResult result = commandLine.parseArgs(typed.toArray(String[]::new));
    boolean past = result.hasSubcommand();
    ParseResult last = past ? result.subcommand() : result;
    String name = last.commandSpec().name();
    List<String> faults = new ArrayList<>();
    result.errors().forEach(error -> add(error, faults));
    if (past) {
      last.errors().forEach(error -> add(error, faults));
    }
    if (last.hasMatchedOption(Flag.HELP.text())) {
      return new Command.Print(last.commandSpec().commandLine().getUsageMessage());
    }
    if (result.hasMatchedOption(Flag.VERSION.text())) {
      return new Command.Print(PROGRAM + " " + version + System.lineSeparator());
    }
    if (past && !given(result, Flag.ofServer()).isEmpty()) {
      faults.add(name + ": its flags stand after it");
    }
    FlagValues values = new FlagValues(given(last, List.of(Flag.values())), faults, clock);
    Command command =
        switch (name) {
          case HISTORY -> values.history();
          case BACKFILL -> values.backfill();
          default -> values.serve();
        };
    return faults.isEmpty() ? command : new Command.Refuse(faults);
  }

  private static Map<Flag, List<String>> given(ParseResult result, List<Flag> flags) {
    Map<Flag, List<String>> given = new EnumMap<>(Flag.class);
    for (Flag flag : flags) {
      if (!flag.isSwitch() && result.hasMatchedOption(flag.text())) {
        given.put(flag, result.matchedOption(flag.text()).originalStringValues());
      }
    }
    return given;
  }

  private static CommandSpec spec(String name, List<Flag> flags) {
    CommandSpec spec = CommandSpec.create().name(name);
    flags.forEach(flag -> spec.addOption(option(flag)));
    spec.usageMessage().sortOptions(false).width(100).abbreviateSynopsis(true);
    spec.parser().collectErrors(true).overwrittenOptionsAllowed(true);
    return spec;
  }

  private static OptionSpec option(Flag flag) {
    String standard = flag.standard().isEmpty() ? "" : " Default: " + flag.standard();
    OptionSpec.Builder option =
        OptionSpec.builder(flag.text()).description((flag.meaning() + standard).replace("%", "%%"));
    return flag.isSwitch()
        ? option.arity("0").type(boolean.class).build()
        : option.arity("1").type(String[].class).paramLabel(flag.form()).build();
  }

  private static void add(Exception error, List<String> faults) {
    switch (error) {
      case UnmatchedArgumentException unknown ->
          unknown.getUnmatched().stream()
              .map(argument -> argument + ": unknown; --help lists the flags")
              .forEach(faults::add);
      default -> faults.add("command line: " + error.getMessage());
    }
  }
}
