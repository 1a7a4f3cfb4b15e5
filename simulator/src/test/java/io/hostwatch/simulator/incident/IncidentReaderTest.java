package io.hostwatch.simulator.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentReaderTest {
  private static final ZonedDateTime START = ZonedDateTime.parse("2026-11-20T12:00:00+01:00");

  private final IncidentReader reader = new IncidentReader(START, "host-003"::equals);

  @Test
  void read_all_isWhatItSays() throws IncidentException {
    Incident incident = reader.read("disk-fills,host=host-003,at=+10m,for=90s");

    double from = Instant.parse("2026-11-20T11:10:00Z").getEpochSecond();
    assertThat(incident)
        .isEqualTo(new Incident(IncidentKind.DISK_FILLS, "host-003", new Window(from, from + 90)));
  }

  @Test
  void read_nothingButTheName_beginsAtTheStartForHalfAnHour() throws IncidentException {
    double start = START.toEpochSecond();

    assertThat(reader.read("app-slow").window()).isEqualTo(new Window(start, start + 1800));
  }

  @ParameterizedTest
  @CsvSource({
    "14:05, 2026-11-20T13:05:00Z",
    "12:00, 2026-11-20T11:00:00Z",
    "11:59, 2026-11-21T10:59:00Z",
    "-2d, 2026-11-18T11:00:00Z",
    "+1d12h, 2026-11-21T23:00:00Z",
    "2026-12-01T00:00:00Z, 2026-12-01T00:00:00Z"
  })
  void read_at_isTheTime(String at, Instant expected) throws IncidentException {
    assertThat(reader.read("app-errors,at=" + at).window().from())
        .isEqualTo((double) expected.getEpochSecond());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "flood",
        "cpu-storm",
        "cpu-storm,host=host-004",
        "app-slow,host=host-003",
        "app-slow,at=soon",
        "app-slow,at=25:00",
        "app-slow,for=0s",
        "app-slow,for=long",
        "app-slow,for=1m,for=2m",
        "app-slow,colour=red"
      })
  void read_whatCannotBe_saysWhatAndWhy(String written) {
    assertThatThrownBy(() -> reader.read(written))
        .isInstanceOf(IncidentException.class)
        .hasMessageStartingWith("incident '" + written + "': ");
  }

  @Test
  void script_twoOfAKindAtOnce_isRefused() throws IncidentException {
    Script script = Script.EMPTY.with(reader.read("app-slow,for=10m"));

    assertThatThrownBy(() -> script.with(reader.read("app-slow,at=+9m")))
        .isInstanceOf(IncidentException.class)
        .hasMessageContaining("overlaps");
    assertThat(script.with(reader.read("app-slow,at=+10m")).incidents()).hasSize(2);
    assertThat(script.with(reader.read("app-errors")).incidents()).hasSize(2);
  }
}
