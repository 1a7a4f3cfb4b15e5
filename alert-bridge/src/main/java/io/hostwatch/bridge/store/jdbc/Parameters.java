package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/** The parameters of one statement, filled in from left to right. */
final class Parameters {
  private final PreparedStatement statement;
  private int last;

  Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  Parameters add(String text) throws SQLException {
    statement.setString(++last, text);
    return this;
  }

  Parameters add(long number) throws SQLException {
    statement.setLong(++last, number);
    return this;
  }

  Parameters add(Id id) throws SQLException {
    return add(id.value());
  }

  Parameters add(Instant time) throws SQLException {
    return add(Micros.of(time));
  }

  Parameters add(Gzip body) throws SQLException {
    statement.setBytes(++last, body.bytes());
    return this;
  }

  Parameters addNumber(Optional<Long> number) throws SQLException {
    return number.isPresent() ? add((long) number.get()) : addNull(Types.BIGINT);
  }

  Parameters addTime(Optional<Instant> time) throws SQLException {
    return addNumber(time.map(Micros::of));
  }

  Parameters addText(Optional<String> text) throws SQLException {
    return text.isPresent() ? add(text.get()) : addNull(Types.VARCHAR);
  }

  private Parameters addNull(int type) throws SQLException {
    statement.setNull(++last, type);
    return this;
  }
}
