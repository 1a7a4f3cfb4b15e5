package io.hostwatch.bridge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.api.AlertParameters.AlertRequest;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertParametersTest {

  @Test
  void read_nothing_asksForTheFirstHundred() {
    AlertRequest request = AlertParameters.read(Map.of());

    assertThat(request.filter()).isEqualTo(AlertFilter.all());
    assertThat(request.cursor()).isEmpty();
    assertThat(request.limit()).isEqualTo(100);
  }

  @Test
  void read_all_understandsEach() {
    Cursor cursor = new Cursor(Instant.parse("2026-03-01T10:00:00.123456Z"), new Id(42));

    AlertRequest request =
        AlertParameters.read(
            Map.of(
                "status", List.of("firing"),
                "severity", List.of("critical"),
                "matcher", List.of("job=~\"node.*\"", "team!=ops"),
                "filter", List.of("env=prod"),
                "from", List.of("2026-03-01T11:00:00 01:00"),
                "to", List.of("1772359200.5"),
                "limit", List.of("7"),
                "cursor", List.of(Cursors.text(cursor))));

    assertThat(request.filter().status()).contains(AlertStatus.FIRING);
    assertThat(request.filter().matchers())
        .extracting(LabelMatcher::toString)
        .containsExactly(
            "severity=\"critical\"", "job=~\"node.*\"", "team!=\"ops\"", "env=\"prod\"");
    assertThat(request.filter().from()).contains(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(request.filter().to()).contains(Instant.parse("2026-03-01T10:00:00.500Z"));
    assertThat(request.limit()).isEqualTo(7);
    assertThat(request.cursor()).contains(cursor);
  }

  @Test
  void read_severalInstances_matchesAnyOfThemLiterally() {
    AlertRequest request =
        AlertParameters.read(Map.of("instance", List.of("db-1:9100", "web.2|x")));

    LabelMatcher matcher = request.filter().matchers().getFirst();
    assertThat(matcher.matches(Labels.of(Map.of("instance", "web.2|x")))).isTrue();
    assertThat(matcher.matches(Labels.of(Map.of("instance", "db-1:9100")))).isTrue();
    assertThat(matcher.matches(Labels.of(Map.of("instance", "web-2")))).isFalse();
  }

  @Test
  void read_emptyValues_countAsAbsent() {
    assertThat(
            AlertParameters.read(Map.of("status", List.of(""), "instance", List.of(""))).filter())
        .isEqualTo(AlertFilter.all());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status  | open     | status: expected firing or resolved, found \"open\"",
        "limit   | 0        | limit: expected a number from 1 to 1000, found \"0\"",
        "limit   | 1001     | limit: expected a number from 1 to 1000",
        "limit   | many     | limit: expected a number from 1 to 1000",
        "from    | noon     | from: expected an RFC 3339 time or seconds since 1970",
        "to      | 1e99     | to: expected an RFC 3339 time",
        "from    | 999999999999 | from: expected an RFC 3339 time",
        "cursor  | abc      | cursor: expected the nextCursor of an earlier answer",
        "cursor  | ../../   | cursor: expected the nextCursor of an earlier answer",
        "matcher | severity | matcher: matcher \"severity\": expected NAME",
        "matcher | a=~(     | matcher: matcher value \"(\" is no regular expression",
        "state   | firing   | state: no such parameter, expected one of status,",
      })
  void read_wrongValue_saysWhatWasExpected(String name, String value, String fault) {
    assertThatThrownBy(() -> AlertParameters.read(Map.of(name, List.of(value))))
        .isInstanceOf(BadParametersException.class)
        .hasMessageStartingWith(fault);
  }

  @Test
  void read_severalFaults_tellsAll() {
    assertThatThrownBy(
            () ->
                AlertParameters.read(
                    Map.of(
                        "status", List.of("firing", "resolved"),
                        "limit", List.of("x"),
                        "colour", List.of("red"))))
        .isInstanceOfSatisfying(
            BadParametersException.class, e -> assertThat(e.faults()).hasSize(3));
  }
}
