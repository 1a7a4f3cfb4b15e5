package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.secret.Secret;
import io.hostwatch.bridge.store.jdbc.MoveEnd;
import io.hostwatch.bridge.store.jdbc.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrateParserTest {
  private static final String URL = "jdbc:postgresql://db.example:5432/hostwatch?sslmode=require";

  private final CommandParser parser = new CommandParser("1.2.3");
  private final Path password;

  MigrateParserTest(@TempDir Path folder) throws IOException {
    password = Files.writeString(folder.resolve("password"), "open sesame\n");
  }

  @Test
  void parse_fileToServer_hasBothEnds() {
    assertThat(
            parse("--from=h.db", "--to=" + URL, "--to.user=me", "--to.password-file=" + password))
        .isEqualTo(
            new Command.Migrate(
                new MoveEnd.InFile(Path.of("h.db")),
                new MoveEnd.OnServer(
                    new ServerAddress(
                        URL, Optional.of("me"), Optional.of(Secret.of("open sesame"))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite:x.db",
        "jdbc:mariadb://u:pass-word@h/d",
        "jdbc:postgresql://h/d?PASSWORD=pass-word"
      })
  void parse_wrongUrl_isRefusedAndNotRepeated(String url) {
    assertThat(faults("--from=h.db", "--to=" + url))
        .singleElement()
        .asString()
        .startsWith("--to: expected the path of a file, or jdbc:postgresql://HOST")
        .doesNotContain("pass-word");
  }

  @Test
  void parse_severalFaults_tellsAll() {
    assertThat(
            faults(
                "--from=h.db", "--from.user=me", "--to=" + URL, "--to.password-file=/no/such", "x"))
        .extracting(fault -> fault.replaceFirst("[:=].*", ""))
        .containsExactly("x", "--from.user", "--to.password-file");
  }

  @Test
  void parse_nothing_wantsBothEnds() {
    assertThat(faults()).extracting(fault -> fault.substring(0, 6)).contains("--from", "--to: ");
  }

  @Test
  void parse_sameTwice_isRefused() {
    assertThat(faults("--from=h.db", "--to=h.db"))
        .containsExactly("--to: is the same database as --from; expected another");
  }

  @Test
  void parse_help_tellsEveryFlag() {
    assertThat(((Command.Print) parse("--help")).text())
        .startsWith("Usage: hostwatch-bridge migrate [OPTIONS] --from=FROM --to=TO")
        .contains(Arrays.stream(MigrateFlag.values()).map(MigrateFlag::text).toList());
  }

  private List<String> faults(String... arguments) {
    return ((Command.Refuse) parse(arguments)).faults();
  }

  private Command parse(String... arguments) {
    return parser.parse(Stream.concat(Stream.of("migrate"), Stream.of(arguments)).toList());
  }
}
