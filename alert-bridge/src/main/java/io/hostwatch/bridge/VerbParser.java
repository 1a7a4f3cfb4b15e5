package io.hostwatch.bridge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Turns a command line that begins with a {@link Verb} into a {@link Command}. */
final class VerbParser {
  private VerbParser() {}

  static CommandSpec spec(Verb verb) {
    CommandSpec spec = CommandSpec.create().name(verb.text());
    switch (verb) {
      case BACKUP, RESTORE -> addFile(spec);
      case MIGRATE -> MigrateParser.addTo(spec);
    }
    spec.addOption(CommandParser.option(Flag.HELP));
    spec.usageMessage().sortOptions(false).width(100).description(verb.meaning());
    spec.usageMessage()
        .customSynopsis("hostwatch-bridge " + verb.text() + " [OPTIONS] " + verb.operands());
    spec.parser().collectErrors(true).overwrittenOptionsAllowed(true);
    return spec;
  }

  private static void addFile(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("The backup.")
            .build());
    spec.addOption(CommandParser.option(Flag.STORAGE_PATH));
    for (Flag refused : StorageFlags.SERVER) {
      spec.addOption(OptionSpec.builder(CommandParser.option(refused)).hidden(true).build());
    }
  }

  /** What is asked for, given what stands before and after the verb. */
  static Command parse(ParseResult before, ParseResult after, List<String> faults) {
    Verb verb = verb(after);
    before.matchedOptions().stream()
        .map(OptionSpec::longestName)
        .map(name -> name + ": expected after " + verb.text() + ", not before it")
        .forEach(faults::add);
    if (after.hasMatchedOption(Flag.HELP.text())) {
      return new Command.Print(new CommandLine(after.commandSpec()).getUsageMessage());
    }
    return switch (verb) {
      case BACKUP -> ofFile(verb, after, faults, Command.Backup::new);
      case RESTORE -> ofFile(verb, after, faults, Command.Restore::new);
      case MIGRATE -> new MigrateParser(after, faults).command();
    };
  }

  private static Command ofFile(
      Verb verb, ParseResult after, List<String> faults, BiFunction<Path, Path, Command> command) {
    Map<Flag, String> given = CommandParser.given(after);
    new StorageFlags(given, faults).refuseServer(verb);
    Path storage = new FlagValues(given, faults).file();
    Optional<Path> file = file(verb, after, faults);
    return faults.isEmpty() && file.isPresent()
        ? command.apply(storage, file.get())
        : new Command.Refuse(faults);
  }

  private static Verb verb(ParseResult after) {
    return Arrays.stream(Verb.values())
        .filter(verb -> verb.text().equals(after.commandSpec().name()))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Path> file(Verb verb, ParseResult after, List<String> faults) {
    List<String> files = new ArrayList<>();
    for (ArgSpec positional : after.matchedPositionals()) {
      files.addAll(positional.originalStringValues());
    }
    Optional<Path> file = files.size() == 1 ? FlagValues.path(files.getFirst()) : Optional.empty();
    if (file.isEmpty()) {
      faults.add(verb.text() + ": expected the path of one FILE" + told(files));
    }
    return file;
  }

  private static String told(List<String> files) {
    return files.isEmpty() ? "" : ", not " + String.join(" ", files);
  }
}
