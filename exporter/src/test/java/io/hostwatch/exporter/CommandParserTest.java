package io.hostwatch.exporter;

import static io.hostwatch.exporter.CommandLines.COLLECTORS;
import static io.hostwatch.exporter.CommandLines.refuse;
import static io.hostwatch.exporter.CommandLines.serve;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.logging.LogFormat;
import io.hostwatch.exporter.logging.LogLevel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a whole. */
class CommandParserTest {
  private final CommandParser parser = CommandLines.parser();

  @Test
  void parse_noArguments_givesTheDefaults() {
    ExporterConfig config = serve();

    assertThat(config.web().addresses()).containsExactly(new InetSocketAddress(9100));
    assertThat(config.web().metricsPath()).isEqualTo("/metrics");
    assertThat(config.web().maxRequests()).isEqualTo(40);
    assertThat(config.web().scrapeTimeout()).isEqualTo(Duration.ofMillis(4500));
    assertThat(config.web().exporterMetrics()).isTrue();
    assertThat(config.collectors()).containsExactlyInAnyOrder("cpu", "meminfo");
    assertThat(config.linux().paths().procfs()).hasToString("/proc");
    assertThat(config.log()).isEqualTo(new ExporterConfig.Log(LogLevel.INFO, LogFormat.LOGFMT));
  }

  @Test
  void parse_valueAfterBlankOrEquals_isTheSame() {
    assertThat(serve("--web.max-requests", "7").web().maxRequests()).isEqualTo(7);
    assertThat(serve("--web.max-requests=7").web().maxRequests()).isEqualTo(7);
  }

  @Test
  void parse_manyFaults_tellsThemAllWithKeyValueAndForm() {
    List<String> faults =
        refuse(
            "--web.listen-address=nowhere",
            "--web.max-requests=many",
            "--web.telemetry-path=metrics",
            "--scrape.timeout=5",
            "--path.procfs=proc",
            "--collector.vmstat.fields=(",
            "--collector.diskstats.device-include=a",
            "--collector.diskstats.device-exclude=b",
            "--collector.nonsense",
            "--collector.cpu",
            "--no-collector.cpu",
            "--log.level=loud");

    assertThat(faults)
        .anyMatch(f -> f.startsWith("--web.listen-address=nowhere: expected [HOST]:PORT"))
        .anyMatch(f -> f.startsWith("--web.max-requests=many: expected a whole number"))
        .anyMatch(f -> f.startsWith("--web.telemetry-path=metrics: expected a path"))
        .anyMatch(f -> f.startsWith("--scrape.timeout=5: expected a duration"))
        .anyMatch(f -> f.startsWith("--path.procfs=proc: expected an absolute path"))
        .anyMatch(f -> f.startsWith("--collector.vmstat.fields=(: expected a regular expression"))
        .anyMatch(f -> f.startsWith("--collector.diskstats.device-include=a: expected no "))
        .anyMatch(f -> f.startsWith("--collector.nonsense: unknown"))
        .anyMatch(f -> f.startsWith("--no-collector.cpu: stands beside itself or --collector"))
        .anyMatch(f -> f.equals("--log.level=loud: expected one of debug, info, warn, error"))
        .hasSize(10)
        .allMatch(f -> !f.contains("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--collector.cpu=false", "stray", "--web.max-requests", "-x"})
  void parse_whatNodeExporterRefuses_isRefused(String argument) {
    assertThat(refuse(argument)).hasSize(1);
  }

  @Test
  void parse_hostBackend_isTheSystemsOwnUnlessAskedFor() {
    assertThat(serve().host().backend()).isEqualTo(HostBackend.NATIVE);
    assertThat(serve("--host.backend=oshi").host().backend()).isEqualTo(HostBackend.OSHI);
    assertThat(refuse("--host.backend=wmi"))
        .containsExactly("--host.backend=wmi: expected one of native, oshi");
  }

  @Test
  void parse_foldersThatAreNotThere_areFaults() {
    List<String> faults = refuse("--path.procfs=/no/such/proc", "--path.rootfs=/no/such/root");

    assertThat(faults)
        .containsExactly(
            "--path.procfs=/no/such/proc: expected a folder that is there",
            "--path.rootfs=/no/such/root: expected a folder that is there");
  }

  @Test
  void parse_help_printsEveryFlag() {
    Command command = parser.parse(List.of("--help"));

    assertThat(command).isInstanceOf(Command.Print.class);
    String help = ((Command.Print) command).text();
    assertThat(Flags.all(COLLECTORS)).allMatch(flag -> help.contains(flag.name()));
  }

  @Test
  void parse_version_printsItAlone() {
    Command command = parser.parse(List.of("--version"));

    assertThat(command)
        .isEqualTo(new Command.Print("hostwatch-exporter, v1" + System.lineSeparator()));
  }
}
