package io.hostwatch.bridge.configfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder for files that a test writes and reads; their secrets stand in its environment. */
final class BridgeFiles {
  static final String URL = "https://hooks.example.org/services/T0/B0/s3cr3t";
  static final String LOG_ONLY = "receivers: [{name: a, log_configs: [{}]}]\n";
  static final String SLACK = "route: {receiver: a}\nreceivers:\n- name: a\n  slack_configs:\n  - ";
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "HOSTWATCH_SLACK_URL", URL,
          "HOSTWATCH_SMTP_PASSWORD", "s3cr3t",
          "HOSTWATCH_WEBHOOK_TOKEN", "t0k3n");

  final BridgeFileReader reader =
      new BridgeFileReader(name -> Optional.ofNullable(ENVIRONMENT.get(name)), Clock.systemUTC());
  private final Path folder;

  BridgeFiles(Path folder) {
    this.folder = folder;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  BridgeFile read(String text) throws IOException {
    return reader.read(Files.writeString(path("bridge.yml"), text));
  }

  /** What is wrong with {@code text}, which must be something. */
  List<String> faults(String text) throws IOException {
    Path file = Files.writeString(path("bridge.yml"), text);
    BridgeFileException thrown =
        catchThrowableOfType(BridgeFileException.class, () -> reader.read(file));
    assertThat(thrown).as("no fault found").isNotNull();
    return thrown.faults().stream().map(Fault::toString).toList();
  }
}
