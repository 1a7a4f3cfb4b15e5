package io.hostwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.simulator.exposition.TimeRange;
import io.hostwatch.simulator.incident.Incident;
import io.hostwatch.simulator.incident.IncidentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandParserTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final CommandParser parser = new CommandParser("9.9", Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void parse_nothing_servesTenHostsOnLoopback() {
    Command.Serve serve = (Command.Serve) parser.parse(List.of());

    assertThat(serve.world().group("node")).hasSize(10);
    assertThat(serve.script().incidents()).isEmpty();
    assertThat(serve.address().getAddress().isLoopbackAddress()).isTrue();
    assertThat(serve.address().getPort()).isEqualTo(9400);
  }

  @Test
  void parse_incidents_areReadFromFlagsAndFiles(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("incidents");
    Files.writeString(file, "# a demo\n\ncpu-storm,host=host-001 # busy\n");

    Command.Serve serve =
        (Command.Serve)
            parser.parse(
                List.of(
                    "--incident=app-slow", "--incident=app-errors", "--incidents.file=" + file));

    assertThat(serve.script().incidents())
        .extracting(Incident::kind)
        .containsExactlyInAnyOrder(
            IncidentKind.APP_SLOW, IncidentKind.APP_ERRORS, IncidentKind.CPU_STORM);
  }

  @Test
  void parse_history_coversThirtyDaysEachMinute_offsetsFromItsBeginning() {
    Command.History history =
        (Command.History)
            parser.parse(List.of("history", "--incident=app-slow,at=+1d", "--hosts=2"));

    long from = NOW.minusSeconds(30 * 86400).toEpochMilli();
    assertThat(history.range()).isEqualTo(new TimeRange(from, NOW.toEpochMilli(), 60_000));
    assertThat(history.script().incidents().getFirst().window().from())
        .isEqualTo(from / 1000.0 + 86400);
  }

  @Test
  void parse_start_movesOffsets() {
    Command.History history =
        (Command.History)
            parser.parse(List.of("history", "--start=now", "--incident=app-slow,at=-1h"));

    assertThat(history.script().incidents().getFirst().window().from())
        .isEqualTo((double) NOW.minusSeconds(3600).getEpochSecond());
  }

  @Test
  void parse_faults_areAllTold() {
    Command.Refuse refuse =
        (Command.Refuse)
            parser.parse(
                List.of("--hosts=0", "--seed=x", "--incident=flood", "--colour", "--start=soon"));

    assertThat(refuse.faults()).hasSize(5);
  }

  @Test
  void parse_historyThatEndsBeforeItBegins_isRefused() {
    assertThat(parser.parse(List.of("history", "--from=now", "--to=-1d", "--step=0s")))
        .isInstanceOfSatisfying(
            Command.Refuse.class, refuse -> assertThat(refuse.faults()).hasSize(2));
    assertThat(parser.parse(List.of("history", "--from=2025-12-31T00:00:00Z")))
        .isInstanceOf(Command.Refuse.class);
    assertThat(parser.parse(List.of("--hosts=3", "history"))).isInstanceOf(Command.Refuse.class);
  }

  @Test
  void parse_helpAndVersion_print() {
    assertThat(parser.parse(List.of("--version")))
        .isEqualTo(new Command.Print("hostwatch-simulator 9.9" + System.lineSeparator()));
    assertThat(((Command.Print) parser.parse(List.of("history", "--help"))).text())
        .contains("--step");
    assertThat(((Command.Print) parser.parse(List.of("--help"))).text()).contains("history");
  }

  @Test
  void parse_backfill_isGraded_upToThePresent() {
    Command.Fill fill =
        (Command.Fill)
            parser.parse(List.of("backfill", "--rules=a.yml", "--rules=b.yml", "--hosts=2"));

    assertThat(fill.on()).isTrue();
    assertThat(fill.ranges()).hasSize(4);
    assertThat(fill.ranges().getFirst().from())
        .isEqualTo(NOW.minusSeconds(30 * 86400).toEpochMilli());
    assertThat(fill.rules()).containsExactly(Path.of("a.yml"), Path.of("b.yml"));
    assertThat(fill.server()).hasToString("http://127.0.0.1:9090/");
  }

  @Test
  void parse_backfill_withAStepAndAnEnd_isEven() {
    Command.Fill fill =
        (Command.Fill)
            parser.parse(
                List.of(
                    "backfill", "--from=-2h", "--to=-1h", "--step=15s", "--prometheus=http://x/p"));

    assertThat(fill.on()).isFalse();
    assertThat(fill.ranges())
        .containsExactly(
            new TimeRange(
                NOW.minusSeconds(7200).toEpochMilli(),
                NOW.minusSeconds(3600).toEpochMilli(),
                15_000));
    assertThat(fill.server()).hasToString("http://x/p/");
  }

  @Test
  void parse_backfill_toldWrongly_tellsAllFaults() {
    Command.Refuse refuse =
        (Command.Refuse)
            parser.parse(
                List.of("backfill", "--prometheus=here", "--step=fast", "--from=-1d", "--to=-2d"));

    assertThat(refuse.faults())
        .containsExactlyInAnyOrder(
            "--from: not before --to",
            "--step=fast: expected a duration such as 15s, 1m or 1h",
            "--prometheus=here: expected an address such as http://127.0.0.1:9090");
  }
}
