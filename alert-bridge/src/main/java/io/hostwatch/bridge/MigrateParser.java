package io.hostwatch.bridge;

import io.hostwatch.bridge.secret.Secret;
import io.hostwatch.bridge.store.jdbc.MoveEnd;
import io.hostwatch.bridge.store.jdbc.ServerAddress;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Reads the flags of {@link Verb#MIGRATE}. */
final class MigrateParser {
  private static final String EXPECTED = "the path of a file, or " + ServerAddress.EXPECTED;

  private final ParseResult given;
  private final List<String> faults;

  MigrateParser(ParseResult given, List<String> faults) {
    this.given = given;
    this.faults = faults;
  }

  static void addTo(CommandSpec spec) {
    for (MigrateFlag flag : MigrateFlag.values()) {
      spec.addOption(
          OptionSpec.builder(flag.text())
              .description(flag.meaning())
              .arity("1")
              .type(String.class)
              .paramLabel(flag.form())
              .build());
    }
  }

  /** What is asked for; meaningless if there are faults. */
  Command command() {
    Optional<MoveEnd> from =
        end(MigrateFlag.FROM, MigrateFlag.FROM_USER, MigrateFlag.FROM_PASSWORD_FILE);
    Optional<MoveEnd> to = end(MigrateFlag.TO, MigrateFlag.TO_USER, MigrateFlag.TO_PASSWORD_FILE);
    if (from.isPresent() && from.map(MoveEnd::toString).equals(to.map(MoveEnd::toString))) {
      faults.add("--to: is the same database as --from; expected another");
    }
    return faults.isEmpty() && from.isPresent() && to.isPresent()
        ? new Command.Migrate(from.get(), to.get())
        : new Command.Refuse(faults);
  }

  private Optional<MoveEnd> end(MigrateFlag where, MigrateFlag user, MigrateFlag passwordFile) {
    Optional<String> text = value(where);
    if (text.filter(t -> t.startsWith("jdbc:")).isEmpty()) {
      refuse(user, where);
      refuse(passwordFile, where);
      Optional<MoveEnd> file = text.flatMap(FlagValues::path).map(MoveEnd.InFile::new);
      if (file.isEmpty()) {
        faults.add(where.text() + ": expected " + EXPECTED);
      }
      return file;
    }
    Optional<Secret> password =
        value(passwordFile).flatMap(file -> PasswordFile.read(passwordFile.text(), file, faults));
    if (text.filter(ServerAddress::isUrl).isEmpty()) {
      // what was typed is not repeated: it may hold a password
      faults.add(where.text() + ": expected " + EXPECTED);
      return Optional.empty();
    }
    return text.map(url -> new MoveEnd.OnServer(new ServerAddress(url, value(user), password)));
  }

  private Optional<String> value(MigrateFlag flag) {
    return Optional.ofNullable(given.matchedOption(flag.text()))
        .map(option -> option.originalStringValues().getLast());
  }

  private void refuse(MigrateFlag flag, MigrateFlag where) {
    if (value(flag).isPresent()) {
      faults.add(flag.text() + ": only with a URL in " + where.text());
    }
  }
}
