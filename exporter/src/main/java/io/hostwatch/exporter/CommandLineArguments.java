package io.hostwatch.exporter;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Walks a command line by the rules of node_exporter's own parser, so that what starts one starts
 * the other: {@code --flag=value} and {@code --flag value}, {@code @file} for arguments kept in a
 * file one a line, no flag twice unless it may be repeated, nothing but flags.
 */
final class CommandLineArguments {
  private static final String SEE_HELP = "; --help lists the flags";
  private static final int MOST_FILES = 100;

  private final FlagTable table;
  private final Faults faults;
  private final Deque<String> rest;
  private final Settings settings = new Settings();
  private int files;

  private CommandLineArguments(FlagTable table, List<String> arguments, Faults faults) {
    this.table = table;
    this.rest = new ArrayDeque<>(arguments);
    this.faults = faults;
  }

  /** Splits {@code arguments}; what is no flag, or lacks its value, goes to {@code faults}. */
  static Settings split(FlagTable table, List<String> arguments, Faults faults) {
    CommandLineArguments line = new CommandLineArguments(table, arguments, faults);
    line.walk();
    return line.settings;
  }

  private void walk() {
    while (isMore()) {
      String argument = rest.remove();
      if (argument.equals("--")) {
        rest.forEach(this::unexpected);
        return;
      }
      if (argument.equals("-h")) {
        settings.add(Flags.HELP, "");
      } else if (argument.startsWith("--")) {
        flag(argument);
      } else {
        unexpected(argument);
      }
    }
  }

  private void unexpected(String argument) {
    String what = argument.startsWith("-") ? "unknown" : "unexpected, expected flags only";
    faults.add(argument.isEmpty() ? "an empty argument" : argument, what + SEE_HELP);
  }

  private void flag(String argument) {
    int equals = argument.indexOf('=');
    String typed = equals < 0 ? argument : argument.substring(0, equals);
    Optional<String> value =
        equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1));
    switch (table.find(typed)) {
      case FlagTable.Toggle toggle -> toggle(toggle, value);
      case FlagTable.Valued valued -> valued(valued.flag(), typed, value);
      case FlagTable.Foreign foreign -> foreign(foreign, typed, value);
      case FlagTable.Unknown unknown -> faults.add(typed, "unknown" + SEE_HELP);
    }
  }

  private void toggle(FlagTable.Toggle toggle, Optional<String> value) {
    if (value.isPresent()) {
      faults.add(toggle.typed(), value.get(), "no value; " + toggle.opposite() + " is the other");
    } else if (settings.isSet(toggle.typed()) || settings.isSet(toggle.opposite())) {
      faults.add(toggle.typed(), "stands beside itself or " + toggle.opposite() + ", expected one");
    } else {
      settings.add(toggle.typed(), "");
    }
  }

  private void valued(Flag flag, String typed, Optional<String> inline) {
    Optional<String> value = inline.or(this::nextValue);
    if (value.isEmpty()) {
      faults.add(typed, "expected a value, " + flag.form());
    } else if (flag.kind() == Flag.Kind.VALUE && settings.isSet(flag.name())) {
      faults.add(typed, value.get(), "it once, but it stands there more than once");
    } else {
      settings.add(flag.name(), value.get());
    }
    if (!typed.equals(flag.name())) {
      settings.warn(typed + " is deprecated, " + flag.name() + " is its name");
    }
  }

  private void foreign(FlagTable.Foreign foreign, String typed, Optional<String> inline) {
    if (foreign.takesValue() && inline.or(this::nextValue).isEmpty()) {
      faults.add(typed, "expected a value");
    } else if (!foreign.takesValue() && inline.isPresent()) {
      faults.add(typed, inline.get(), "no value");
    } else if (foreign.matters()) {
      settings.warn(typed + " is node_exporter's and has no effect here");
    }
  }

  private Optional<String> nextValue() {
    boolean isValue = isMore() && (!rest.element().startsWith("-") || rest.element().equals("-"));
    return isValue ? Optional.of(rest.remove()) : Optional.empty();
  }

  private boolean isMore() {
    while (!rest.isEmpty() && rest.element().startsWith("@")) {
      insert(rest.remove().substring(1));
    }
    return !rest.isEmpty();
  }

  private void insert(String file) {
    if (++files > MOST_FILES) {
      faults.add("@" + file, "argument files name each other without end");
      return;
    }
    try {
      List<String> lines = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
      lines.reversed().stream().filter(line -> !line.startsWith("#")).forEach(rest::addFirst);
    } catch (NoSuchFileException e) {
      faults.add("@" + file, "no such file");
    } catch (MalformedInputException e) {
      faults.add("@" + file, "expected UTF-8 text");
    } catch (IOException | InvalidPathException e) {
      faults.add("@" + file, "cannot be read: " + e.getMessage());
    }
  }
}
