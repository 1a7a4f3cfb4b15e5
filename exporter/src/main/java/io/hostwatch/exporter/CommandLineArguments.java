package io.hostwatch.exporter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line, split into flags and their values as they were typed; nothing is judged. */
final class CommandLineArguments {
  private static final String PROGRAM = "hostwatch-exporter";

  private final Map<String, Flag> flags;
  private final CommandLine commandLine;

  CommandLineArguments(List<Flag> flags) {
    this.flags = flags.stream().collect(Collectors.toMap(Flag::name, Function.identity()));
    CommandSpec spec = CommandSpec.create().name(PROGRAM);
    flags.forEach(flag -> spec.addOption(option(flag)));
    spec.usageMessage().sortOptions(false).width(100).abbreviateSynopsis(true);
    spec.parser().collectErrors(true).overwrittenOptionsAllowed(true);
    this.commandLine = new CommandLine(spec);
  }

  /** What {@code --help} prints. */
  String help() {
    return commandLine.getUsageMessage();
  }

  /** Splits {@code arguments}; what is no flag, or lacks its value, goes to {@code faults}. */
  FlagValues split(List<String> arguments, Faults faults) {
    ParseResult result = commandLine.parseArgs(arguments.toArray(String[]::new));
    result.errors().forEach(error -> add(error, faults));
    return new FlagValues(flags, given(result), faults);
  }

  private Map<String, List<String>> given(ParseResult result) {
    return flags.keySet().stream()
        .filter(result::hasMatchedOption)
        .collect(Collectors.toMap(Function.identity(), name -> values(result, name)));
  }

  private static List<String> values(ParseResult result, String name) {
    return List.copyOf(result.matchedOption(name).originalStringValues());
  }

  private static void add(Exception error, Faults faults) {
    switch (error) {
      case UnmatchedArgumentException unknown ->
          new ArrayList<>(unknown.getUnmatched())
              .forEach(argument -> faults.add(argument, "unknown; --help lists the flags"));
      case CommandLine.ParameterException wrong ->
          faults.add("command line", String.valueOf(wrong.getMessage()));
      default -> faults.add("command line", String.valueOf(error.getMessage()));
    }
  }

  private static OptionSpec option(Flag flag) {
    String standard = flag.standard().isEmpty() ? "" : " Default: " + flag.standard();
    OptionSpec.Builder option =
        OptionSpec.builder(flag.name()).description(escape(flag.meaning() + standard));
    return switch (flag.kind()) {
      case SWITCH -> option.arity("0").type(boolean.class).build();
      case VALUE -> option.arity("1").type(String.class).paramLabel(flag.form()).build();
      case REPEATABLE ->
          option
              .arity("1")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .paramLabel(flag.form())
              .build();
    };
  }

  private static String escape(String text) {
    return text.replace("%", "%%").replace("@|", "@ |");
  }
}
