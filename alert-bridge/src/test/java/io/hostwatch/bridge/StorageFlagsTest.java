package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.secret.Secret;
import io.hostwatch.bridge.store.jdbc.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageFlagsTest {
  private static final String URL = "jdbc:postgresql://db.example:5432/hostwatch?sslmode=require";

  private final CommandParser parser = new CommandParser("1.2.3");
  private final Path password;

  StorageFlagsTest(@TempDir Path folder) throws IOException {
    password = Files.writeString(folder.resolve("password"), "open sesame\n");
  }

  @Test
  void parse_server_isTheStorage() {
    Command command =
        parser.parse(
            List.of(
                "--storage.url=" + URL,
                "--storage.user=bridge",
                "--storage.password-file=" + password));

    assertThat(((Command.Serve) command).config().storage())
        .isEqualTo(
            new Storage.OnServer(
                new ServerAddress(
                    URL, Optional.of("bridge"), Optional.of(Secret.of("open sesame")))))
        .hasToString("jdbc:postgresql://db.example:5432/hostwatch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite:x.db",
        "jdbc:mysql://h/d",
        "postgresql://h/d",
        "jdbc:mariadb://h",
        "jdbc:mariadb://u:pass-word@h/d",
        "jdbc:mariadb://h/d?sslMode=trust&password=pass-word",
        "jdbc:postgresql://h/d?PASSWORD=pass-word"
      })
  void parse_wrongUrl_isRefusedAndNotRepeated(String url) {
    assertThat(faults("--storage.url=" + url))
        .singleElement()
        .asString()
        .startsWith("--storage.url: expected jdbc:postgresql://HOST")
        .doesNotContain("pass-word");
  }

  @Test
  void parse_severalFaults_tellsAll() {
    assertThat(faults("--storage.url=x", "--storage.path=y", "--storage.password-file=/no/such"))
        .extracting(fault -> fault.replaceFirst("[:=].*", ""))
        .containsExactly("--storage.path", "--storage.password-file", "--storage.url");
  }

  @Test
  void parse_userWithoutUrl_isRefused() {
    assertThat(faults("--storage.user=bridge", "--storage.password-file=" + password))
        .containsExactly(
            "--storage.user: only with --storage.url",
            "--storage.password-file: only with --storage.url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup", "restore"})
  void parse_backupOfAServer_namesTheServersOwnTools(String verb) {
    Command command =
        parser.parse(
            List.of(verb, "--storage.url=" + URL, "--storage.user=me", "--storage.path=x", "b.db"));

    assertThat(((Command.Refuse) command).faults())
        .singleElement()
        .asString()
        .startsWith("--storage.url: " + verb + " is for the SQLite file only")
        .contains("pg_dump", "mariadb-dump");
  }

  @Test
  void parse_emptyPassword_isRefused() throws IOException {
    Files.writeString(password, "\n");

    assertThat(faults("--storage.url=" + URL, "--storage.password-file=" + password))
        .containsExactly(
            "--storage.password-file=" + password + ": is empty; expected the password");
  }

  private List<String> faults(String... arguments) {
    return ((Command.Refuse) parser.parse(List.of(arguments))).faults();
  }
}
