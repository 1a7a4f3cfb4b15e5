package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The columns of one row, read from left to right. */
final class Row {
  private static final int MOST = 1_000_000_000;

  private final ResultSet results;
  private int last;

  Row(ResultSet results) {
    this.results = results;
  }

  long number() throws SQLException {
    return results.getLong(++last);
  }

  String text() throws SQLException {
    return Objects.requireNonNull(results.getString(++last), "column " + last);
  }

  Id id() throws SQLException {
    return new Id(number());
  }

  /** An id, the least one where it is none that the bridge makes. */
  Id idOrNone() throws SQLException {
    return new Id(Math.max(0, number()));
  }

  /** A number that is small in every row that the bridge writes, the nearest that is one. */
  int small() throws SQLException {
    return Math.clamp(number(), 0, MOST);
  }

  /** The id that comes next, which stays to be read. */
  long next() throws SQLException {
    return results.getLong(last + 1);
  }

  Instant time() throws SQLException {
    return Micros.toInstant(number());
  }

  Optional<Long> optionalNumber() throws SQLException {
    long number = number();
    return results.wasNull() ? Optional.empty() : Optional.of(number);
  }

  Optional<Instant> optionalTime() throws SQLException {
    return optionalNumber().map(Micros::toInstant);
  }

  Optional<String> optionalText() throws SQLException {
    return Optional.ofNullable(results.getString(++last));
  }
}
