package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir Path directory;

  private final CommandParser parser =
      new CommandParser(
          new TreeMap<>(Map.of("cpu", true, "pressure", true, "slow", false)), "version", Map.of());

  @Test
  void parse_nestedAndDottedKeys_areFlags() throws IOException {
    ExporterConfig config =
        serve(
            """
            web:
              listen-address: ["127.0.0.1:1", "127.0.0.1:2"]
              max-requests: 7
              disable-exporter-metrics: true
            collector:
              cpu: false
              slow: true
              textfile:
                directory: /var/lib/x
            collector.filesystem.fs-types-exclude: ''
            """);

    assertThat(config.web().addresses()).hasSize(2);
    assertThat(config.web().maxRequests()).isEqualTo(7);
    assertThat(config.web().exporterMetrics()).isFalse();
    assertThat(config.collectors()).containsExactlyInAnyOrder("pressure", "slow");
    assertThat(config.textfile().directories()).containsExactly("/var/lib/x");
    assertThat(config.linux().disk().fileSystemTypes().exclude()).isEmpty();
  }

  @Test
  void parse_commandLineToo_comesFirst() throws IOException {
    ExporterConfig config =
        serve(
            """
            web.max-requests: 7
            web.listen-address: ["127.0.0.1:1", "127.0.0.1:2"]
            web.disable-exporter-metrics: true
            collector: {cpu: false, slow: true}
            """,
            "--web.max-requests=8",
            "--web.listen-address=127.0.0.1:3",
            "--no-web.disable-exporter-metrics",
            "--collector.cpu",
            "--no-collector.slow");

    assertThat(config.web().maxRequests()).isEqualTo(8);
    assertThat(config.web().addresses()).hasSize(1);
    assertThat(config.web().exporterMetrics()).isTrue();
    assertThat(config.collectors()).containsExactlyInAnyOrder("cpu", "pressure");
  }

  @Test
  void parse_manyFaults_tellsThemAllWithTheirLines() throws IOException {
    List<String> faults =
        refuse(
            """
            web:
              max-requests: many
              nonsense: 1
              listen-address: [nowhere]
              telemetry-path:
            collector.cpu: maybe
            collector:
              cpu: true
              vmstat.fields: (
            version: true
            config.file: other.yml
            """,
            "--log.level=loud");

    String file = directory.resolve("exporter.yml").toString();
    assertThat(faults)
        .anyMatch(f -> f.startsWith(file + ":2: web.max-requests=many: expected a whole number"))
        .anyMatch(f -> f.startsWith(file + ":3: web.nonsense: unknown"))
        .anyMatch(f -> f.startsWith(file + ":4: web.listen-address=nowhere: expected [HOST]:PORT"))
        .anyMatch(f -> f.startsWith(file + ":5: web.telemetry-path: expected /PATH, found nothing"))
        .anyMatch(f -> f.startsWith(file + ":6: collector.cpu: expected true or false"))
        .anyMatch(f -> f.startsWith(file + ":9: collector.vmstat.fields=(: expected a regular"))
        .anyMatch(f -> f.startsWith(file + ":10: version: unknown"))
        .anyMatch(f -> f.startsWith(file + ":11: config.file: unknown"))
        .anyMatch(f -> f.startsWith("--log.level=loud: expected one of"))
        .hasSize(9);
  }

  @Test
  void parse_sameFlagInTwoForms_isAFault() throws IOException {
    List<String> faults = refuse("web.max-requests: 1\nweb: {max-requests: 2}\n");

    assertThat(faults)
        .containsExactly(
            directory.resolve("exporter.yml")
                + ":2: web.max-requests: stands in line 1, too; expected once");
  }

  @Test
  void parse_fileThatIsNotThere_isAFault() {
    Command command = parser.parse(List.of("--config.file=/no/such/file.yml"));

    assertThat(command).isEqualTo(new Command.Refuse(List.of("/no/such/file.yml: no such file")));
  }

  @Test
  void parse_foreignKey_isLetPassWithAWarning() throws IOException {
    Command command = parse("runtime.gomaxprocs: 1\n");

    assertThat(command).isInstanceOf(Command.Serve.class);
    assertThat(((Command.Serve) command).warnings())
        .containsExactly(
            directory.resolve("exporter.yml")
                + ":1: runtime.gomaxprocs is node_exporter's and has no effect here");
  }

  @Test
  void parse_shippedExample_isFine() throws IOException {
    serve(Files.readString(Path.of("src/main/dist/examples/exporter.yml")));
  }

  private ExporterConfig serve(String yaml, String... more) throws IOException {
    Command command = parse(yaml, more);
    assertThat(command).isInstanceOf(Command.Serve.class);
    return ((Command.Serve) command).config();
  }

  private List<String> refuse(String yaml, String... more) throws IOException {
    Command command = parse(yaml, more);
    assertThat(command).isInstanceOf(Command.Refuse.class);
    return ((Command.Refuse) command).faults();
  }

  private Command parse(String yaml, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("exporter.yml"), yaml);
    List<String> arguments = new ArrayList<>(List.of("--config.file=" + file));
    arguments.addAll(List.of(more));
    return parser.parse(arguments);
  }
}
