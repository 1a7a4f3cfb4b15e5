package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.logging.LogFormat;
import io.hostwatch.bridge.logging.LogLevel;
import io.hostwatch.bridge.store.Retention;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
  private final CommandParser parser = new CommandParser("1.2.3");

  @Test
  void parse_nothing_hasTheDefaults() {
    BridgeConfig config = served();

    assertThat(config.file()).isEmpty();
    assertThat(config.storage()).isEqualTo(new Storage.InFile(Path.of("data/hostwatch.db")));
    assertThat(config.listen().isLoopback()).isTrue();
    assertThat(config.listen().socket().getPort()).isEqualTo(8080);
    assertThat(config.externalUrl()).isEmpty();
    assertThat(config.maxBodyBytes()).isEqualTo(64 << 20);
    assertThat(config.retention())
        .isEqualTo(new Retention(Duration.ofDays(14), Duration.ofDays(30), Duration.ofDays(90)));
    assertThat(config.log()).isEqualTo(new BridgeConfig.Log(LogLevel.INFO, LogFormat.LOGFMT));
  }

  @Test
  void parse_allFlags_takesTheirValues() {
    BridgeConfig config =
        served(
            "--config.file=b.yml",
            "--storage.path",
            "x.db",
            "--web.listen-address=:9",
            "--web.external-url=https://h.example/bridge",
            "--web.max-body-bytes=2000000",
            "--history.receipt-retention=36h",
            "--history.event-retention=2d",
            "--history.alert-retention=3w",
            "--log.level=debug",
            "--log.format=json");

    assertThat(config.file()).contains(Path.of("b.yml"));
    assertThat(config.storage()).isEqualTo(new Storage.InFile(Path.of("x.db")));
    assertThat(config.listen().isLoopback()).isFalse();
    assertThat(config.externalUrl()).contains(URI.create("https://h.example/bridge/"));
    assertThat(config.maxBodyBytes()).isEqualTo(2_000_000);
    assertThat(config.retention())
        .isEqualTo(new Retention(Duration.ofHours(36), Duration.ofDays(2), Duration.ofDays(21)));
    assertThat(config.log()).isEqualTo(new BridgeConfig.Log(LogLevel.DEBUG, LogFormat.JSON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--web.listen-address=8080",
        "--web.listen-address=:99999",
        "--web.external-url=ftp://x/",
        "--web.external-url=http://x/?a=b",
        "--web.external-url=",
        "--web.max-body-bytes=1",
        "--web.max-body-bytes=64m",
        "--history.receipt-retention=forever",
        "--history.receipt-retention=0d",
        "--history.event-retention=1",
        "--history.alert-retention=-1d",
        "--alerts.alertmanagers=",
        "--alerts.alertmanagers=am:9093",
        "--alerts.alertmanagers=ftp://am",
        "--alerts.alertmanagers=http://am/?a=b",
        "--alerts.alertmanagers=http://am,",
        "--config.file=",
        "--log.level=loud",
        "--log.format=xml",
        "--storage.path=",
        "--no.such.flag",
        "stray"
      })
  void parse_wrongArgument_isRefusedByName(String argument) {
    Command command = parser.parse(List.of(argument));

    assertThat(command)
        .isInstanceOfSatisfying(
            Command.Refuse.class,
            refuse -> assertThat(refuse.faults()).singleElement().asString().startsWith(argument));
  }

  @Test
  void parse_accountInAnAddress_isRefusedWithoutShowingIt() {
    assertThat(parser.parse(List.of("--alerts.alertmanagers=http://u:s3cret@am:9093")))
        .isInstanceOfSatisfying(
            Command.Refuse.class,
            refuse ->
                assertThat(refuse.faults())
                    .singleElement()
                    .asString()
                    .startsWith("--alerts.alertmanagers=http://***@am:9093: expected"));
  }

  @Test
  void parse_backupAndRestore_takeTheFileAndTheDatabase() {
    assertThat(parser.parse(List.of("backup", "b.db")))
        .isEqualTo(new Command.Backup(Path.of("data/hostwatch.db"), Path.of("b.db")));
    assertThat(parser.parse(List.of("restore", "--storage.path=x.db", "b.db")))
        .isEqualTo(new Command.Restore(Path.of("x.db"), Path.of("b.db")));
  }

  @ParameterizedTest
  @CsvSource({
    "backup,                            backup: expected the path of one FILE",
    "restore,                           restore: expected the path of one FILE",
    "backup a b,                        'backup: expected the path of one FILE, not a b'",
    "backup a --storage.path=,          '--storage.path=: expected the path of a file'",
    "backup a --log.level=debug,        --log.level=debug: unknown; --help lists the flags",
    "--storage.path=x backup a,         '--storage.path: expected after backup, not before it'"
  })
  void parse_wrongBackup_isRefused(String typed, String fault) {
    Command command = parser.parse(List.of(typed.split(" ")));

    assertThat(command).isEqualTo(new Command.Refuse(List.of(fault)));
  }

  @Test
  void parse_helpOfACommand_tellsItsFileAndItsFlags() {
    Command command = parser.parse(List.of("restore", "--help"));

    assertThat(command)
        .isInstanceOfSatisfying(
            Command.Print.class,
            print ->
                assertThat(print.text())
                    .startsWith("Usage: hostwatch-bridge restore [OPTIONS] FILE")
                    .contains("--storage.path")
                    .doesNotContain("--web.listen-address"));
  }

  @Test
  void parse_severalFaults_tellsAll() {
    Command command =
        parser.parse(List.of("--log.level=x", "--log.format=y", "--z", "--config.file"));

    assertThat(command)
        .isInstanceOfSatisfying(
            Command.Refuse.class, refuse -> assertThat(refuse.faults()).hasSize(4));
  }

  @Test
  void parse_help_namesEveryFlag() {
    Command command = parser.parse(List.of("--help"));

    assertThat(command)
        .isInstanceOfSatisfying(
            Command.Print.class,
            print -> {
              for (Flag flag : Flag.values()) {
                assertThat(print.text()).contains(flag.text());
              }
              for (Verb verb : Verb.values()) {
                assertThat(print.text()).contains(verb.text());
              }
            });
  }

  @Test
  void parse_version_printsIt() {
    assertThat(parser.parse(List.of("--version")))
        .isEqualTo(new Command.Print("hostwatch-bridge 1.2.3" + System.lineSeparator()));
  }

  private BridgeConfig served(String... arguments) {
    return ((Command.Serve) parser.parse(List.of(arguments))).config();
  }
}
