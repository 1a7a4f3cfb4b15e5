package io.hostwatch.exporter.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebConfigFileTest {
  private static final String TLS =
      """
      tls_server_config:
        cert_file: server.crt
        key_file: server.key
      """;
  private static final String ALICE =
      """
      basic_auth_users:
        alice: $2y$04$Wy5uoYMJl/nig5d5rmUwYOEQPLxGv/Le/9ZsBjW9olxkiXDiEWdKe
      """;

  @TempDir Path directory;

  private Path path = Path.of("");

  @BeforeEach
  void copyPems() throws IOException {
    TestPems.copyTo(directory);
    path = directory.resolve("web.yml");
  }

  @Test
  void current_fileUnchanged_isTheSame() throws IOException {
    WebConfigFile file = open(ALICE);

    assertThat(file.current()).isSameAs(file.current());
  }

  @Test
  void current_fileChanged_isReadAgain() throws IOException {
    WebConfigFile file = open(ALICE);

    write(ALICE + "http_server_config: {headers: {X-Frame-Options: deny}}\n");

    assertThat(file.current().headers()).isEqualTo(Map.of("X-Frame-Options", "deny"));
    assertThat(file.current().isGuarded()).isTrue();
  }

  @Test
  void current_otherPartChanged_keepsRememberedPasswordsAndCounts() throws IOException {
    WebConfigFile file = open(ALICE + "rate_limit: {interval: 1h, burst: 1}\n");
    assertThat(file.current().judge(null)).isEqualTo(WebConfig.Verdict.UNAUTHORIZED);

    write(ALICE + "rate_limit: {interval: 1h, burst: 1}\nhttp_server_config: {http2: false}\n");

    assertThat(file.current().judge(null)).isEqualTo(WebConfig.Verdict.TOO_MANY);
  }

  @Test
  void current_fileBroken_keepsTheLastGood() throws IOException {
    WebConfigFile file = open(ALICE);
    WebConfig good = file.current();

    write("basic_auth_users: {alice: plain}\n");

    assertThat(file.current()).isSameAs(good);
    Files.delete(path);
    assertThat(file.current()).isSameAs(good);
    write("{}\n");
    assertThat(file.current().isGuarded()).isFalse();
  }

  @Test
  void current_certificateChanged_isReadAgain() throws IOException {
    WebConfigFile file = open(TLS);
    WebConfig first = file.current();

    Files.copy(directory.resolve("server-rsa.crt"), directory.resolve("server.crt.new"));
    Files.move(directory.resolve("server.crt.new"), directory.resolve("server.crt"), REPLACE);
    assertThat(file.current()).isSameAs(first); // the key is still the old one
    Files.move(directory.resolve("server-rsa.key"), directory.resolve("server.key"), REPLACE);

    assertThat(file.current()).isNotSameAs(first);
    assertThat(file.current().tls()).isPresent();
  }

  @Test
  void current_tlsTakenOut_isNotTakenOver() throws IOException {
    WebConfigFile file = open(TLS);
    WebConfig first = file.current();

    write("{}\n");

    assertThat(file.current()).isSameAs(first);
  }

  private static final StandardCopyOption REPLACE = StandardCopyOption.REPLACE_EXISTING;

  private WebConfigFile open(String text) throws IOException {
    write(text);
    WebConfigFile.Opened opened = WebConfigFile.open(path);
    assertThat(opened).isInstanceOf(WebConfigFile.Ready.class);
    return ((WebConfigFile.Ready) opened).file();
  }

  private void write(String text) throws IOException {
    Files.writeString(path, text);
  }
}
