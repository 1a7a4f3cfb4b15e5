package io.hostwatch.bridge.configfile;

import static io.hostwatch.bridge.configfile.BridgeFiles.SLACK;
import static io.hostwatch.bridge.configfile.BridgeFiles.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.reconcile.Peer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file that is right becomes. */
class BridgeFileReaderTest {
  private static final Path EXAMPLE = Path.of("src/main/dist/conf/bridge.example.yml");

  private final BridgeFiles files;
  private final BridgeFileReader reader;

  BridgeFileReaderTest(@TempDir Path folder) {
    files = new BridgeFiles(folder);
    reader = files.reader;
  }

  @Test
  void read_shippedExample_isRight() {
    try (BridgeFile file = reader.read(EXAMPLE)) {
      assertThat(file.channels().keySet())
          .containsExactlyInAnyOrder(
              new Target("oncall", "slack"),
              new Target("oncall", "email"),
              new Target("team", "email"),
              new Target("team", "log"));
      assertThat(targets(file, "alertname", "Watchdog")).isEmpty();
      assertThat(targets(file, "severity", "critical")).hasSize(4);
      assertThat(targets(file, "severity", "info"))
          .extracting(Target::receiver)
          .containsOnly("team");
      assertThat(file.sources()).extracting(Source::name).containsExactly("alertmanager");
    }
  }

  @Test
  void read_shippedExample_takesWhatTheShippedAlertmanagerSends() {
    try (BridgeFile file = reader.read(EXAMPLE)) {
      assertThat(file.sources().getFirst().credentials()).isEmpty();
    }
  }

  @Test
  void read_shippedExampleWithItsToken_asksForIt() throws IOException {
    String example = Files.readString(EXAMPLE).replace("# authorization: ", "authorization: ");

    try (BridgeFile file = files.read(example)) {
      assertThat(file.sources().getFirst().credentials().orElseThrow().matches("t0k3n")).isTrue();
    }
  }

  @Test
  void read_shippedExample_leavesTheAlertmanagersToTheFlag() {
    try (BridgeFile file = reader.read(EXAMPLE)) {
      assertThat(file.sources()).allMatch(source -> source.alertmanagers().isEmpty());
    }
  }

  @Test
  void read_shippedExampleWithItsAlertmanagers_isRight() throws IOException {
    String example = Files.readString(EXAMPLE).replace("# alertmanagers: ", "alertmanagers: ");

    try (BridgeFile file = files.read(example)) {
      assertThat(file.sources().getFirst().alertmanagers())
          .containsExactly(new Peer(URI.create("http://127.0.0.1:9093"), Optional.empty()));
    }
  }

  @Test
  void defaults_always_logEverythingButTheWatchdog() {
    try (BridgeFile file = reader.defaults()) {
      assertThat(targets(file, "alertname", "HostDown")).containsExactly(new Target("log", "log"));
      assertThat(targets(file, "alertname", "Watchdog")).isEmpty();
      assertThat(file.sources()).containsExactly(new Source("alertmanager", Optional.empty()));
    }
  }

  @Test
  void read_severalChannelsOfAKind_areNumbered() throws IOException {
    BridgeFile file =
        files.read("route: {receiver: a}\nreceivers: [{name: a, log_configs: [{}, {}, {}]}]\n");

    assertThat(targets(file, "x", "y"))
        .extracting(Target::channel)
        .containsExactly("log", "log-2", "log-3");
  }

  @Test
  void read_sendResolvedFalse_leavesTheEndOut() throws IOException {
    BridgeFile file =
        files.read(
            """
            route: {receiver: a}
            receivers: [{name: a, log_configs: [{}, {send_resolved: false}]}]
            """);

    assertThat(file.router().targets(Labels.none(), EventType.RESOLVED))
        .extracting(Target::channel)
        .containsExactly("log");
  }

  @Test
  void read_secretFromAFileBesideIt_isTrimmed() throws IOException {
    Files.writeString(files.path("slack-url"), URL + "\n");

    BridgeFile file = files.read(SLACK + "api_url_file: slack-url\n");

    assertThat(file.channels()).containsKey(new Target("a", "slack"));
  }

  @Test
  void read_alertmanagersBehindAnAccount_areAskedWithIt() throws IOException {
    Files.writeString(files.path("password"), "s3cret\n");

    BridgeFile file =
        files.read(
            """
            sources:
            - name: am
              alertmanagers: ['http://one:9093/', 'https://two/am']
              alertmanager_config: {basic_auth: {username: bridge, password_file: password}}
            route: {receiver: a}
            receivers: [{name: a, log_configs: [{}]}]
            """);

    List<Peer> peers = file.sources().getFirst().alertmanagers();
    assertThat(peers).extracting(Peer::name).containsExactly("http://one:9093", "https://two/am");
    assertThat(peers.getLast().authorization().orElseThrow().reveal())
        .isEqualTo("Basic YnJpZGdlOnMzY3JldA==");
  }

  private static List<Target> targets(BridgeFile file, String label, String value) {
    return file.router().targets(Labels.of(Map.of(label, value)), EventType.FIRED);
  }
}
