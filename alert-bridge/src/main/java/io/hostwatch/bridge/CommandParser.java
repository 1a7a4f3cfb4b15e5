package io.hostwatch.bridge;

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
  private static final String PROGRAM = "hostwatch-bridge";

  private final String version;
  private final CommandLine commandLine;

  CommandParser(String version) {
    this.version = version;
    CommandSpec spec = CommandSpec.create().name(PROGRAM);
    for (Flag flag : Flag.values()) {
      spec.addOption(option(flag));
    }
    for (Verb verb : Verb.values()) {
      spec.addSubcommand(verb.text(), VerbParser.spec(verb));
    }
    spec.usageMessage().sortOptions(false).width(100).abbreviateSynopsis(true);
    spec.parser().collectErrors(true).overwrittenOptionsAllowed(true);
    this.commandLine = new CommandLine(spec);
  }

  Command parse(List<String> typed) {
    List<String> faults = new ArrayList<>();
    ParseResult result = commandLine.parseArgs(typed.toArray(String[]::new));
    result.errors().forEach(error -> add(error, faults));
    if (result.hasSubcommand()) {
      result.subcommand().errors().forEach(error -> add(error, faults));
      return VerbParser.parse(result, result.subcommand(), faults);
    }
    if (result.hasMatchedOption(Flag.HELP.text())) {
      return new Command.Print(commandLine.getUsageMessage());
    }
    if (result.hasMatchedOption(Flag.VERSION.text())) {
      return new Command.Print(PROGRAM + " " + version + System.lineSeparator());
    }
    BridgeConfig config = new FlagValues(given(result), faults).config();
    return faults.isEmpty() ? new Command.Serve(config) : new Command.Refuse(faults);
  }

  static Map<Flag, String> given(ParseResult result) {
    Map<Flag, String> given = new EnumMap<>(Flag.class);
    for (Flag flag : Flag.values()) {
      if (!flag.isSwitch() && result.hasMatchedOption(flag.text())) {
        given.put(flag, result.matchedOption(flag.text()).originalStringValues().getLast());
      }
    }
    return given;
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

  static OptionSpec option(Flag flag) {
    String standard = flag.standard().isEmpty() ? "" : " Default: " + flag.standard();
    OptionSpec.Builder option =
        OptionSpec.builder(flag.text()).description((flag.meaning() + standard).replace("%", "%%"));
    return flag.isSwitch()
        ? option.arity("0").type(boolean.class).build()
        : option.arity("1").type(String.class).paramLabel(flag.form()).build();
  }
}
