package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.AlertStore.Decision;
import io.hostwatch.bridge.store.Kept;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import io.hostwatch.bridge.store.Receipts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Receipts of many days, which TimescaleDB, where it is, keeps in a table for each day. */
class PostgresDaysIT extends RetentionHarness {
  private static final Decision UNDECIDED =
      (_, alert) -> {
        throw new AssertionError(alert);
      };

  private int made;

  PostgresDaysIT() {
    super(OpenedStore.on(PostgresServer.newDatabase()));
  }

  @Test
  void purge_receiptsOfManyDays_goByTheirOwnTimeInWholeDaysWherePossible() {
    for (int day = 0; day < 20; day++) {
      accept(midnight(day).plus(Duration.ofHours(1)));
      accept(midnight(day).plus(Duration.ofHours(23)));
    }
    Instant late = midnight(19).plus(Duration.ofHours(2));
    accept(idAt(midnight(2).plus(Duration.ofHours(5))), late);

    // all of days 0 and 1; of days 2 to 4 what is old, since one of day 2 is not; half of day 5
    assertThat(purge(midnight(5).plus(Duration.ofHours(12)).plus(RETENTION.receipts())))
        .containsExactly(entry(Kept.RECEIPT, 11L));

    assertThat(count("receipt")).isEqualTo(30);
    assertThat(count("quarantine")).isEqualTo(30);
    assertThat(count("receipt WHERE received_at = " + Micros.of(late))).isOne();
    assertThat(days("receipt")).isEqualTo(hasTimescale() ? 18 : 0);
    assertThat(days("quarantine")).isEqualTo(hasTimescale() ? 18 : 0);
    assertThat(purge(midnight(25))).containsExactly(entry(Kept.RECEIPT, 30L));
    assertThat(days("receipt")).isZero();
    assertThat(count("quarantine")).isZero();
  }

  private static Instant midnight(int day) {
    return minute(0).truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(day));
  }

  private void accept(Instant at) {
    accept(idAt(at), at);
  }

  private void accept(Id id, Instant at) {
    Quarantined part = new Quarantined("alerts[0]: no labels", RawBody.of("{}"));
    store().accept(Receipts.receipt(id, at, part), List.of(), UNDECIDED);
  }

  private Id idAt(Instant at) {
    return new Id(at.toEpochMilli() << 21 | made++);
  }

  private boolean hasTimescale() {
    return count("pg_extension WHERE extname = 'timescaledb'") > 0;
  }

  private long days(String table) {
    return hasTimescale()
        ? count("timescaledb_information.chunks WHERE hypertable_name = '" + table + "'")
        : 0;
  }
}
