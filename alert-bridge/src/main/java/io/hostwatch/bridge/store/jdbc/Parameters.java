package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parameters of one statement, filled in from left to right. */
final class Parameters {
  private static final Pattern UNFIT = Pattern.compile("[\\x00\\p{Cs}]");

  private final PreparedStatement statement;
  private int last;

  Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Adds a text; what no database can hold in one is replaced: NUL and halves of pairs. */
  Parameters add(String text) throws SQLException {
    statement.setString(++last, isPlain(text) ? text : UNFIT.matcher(text).replaceAll("\uFFFD"));
    return this;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  Parameters add(long number) throws SQLException {
    statement.setLong(++last, number);
    return this;
  }

  Parameters add(Id id) throws SQLException {
    return add(id.value());
  }

  /** Adds so many, the last one again where there are fewer. */
  Parameters addAll(List<Long> numbers, int asked) throws SQLException {
    return addAll(numbers, asked, Parameters::add);
  }

  /** The same of anything. */
  <T> Parameters addAll(List<T> rows, int asked, Statements.RowFiller<T> filler)
      throws SQLException {
    for (int i = 0; i < asked; i++) {
      filler.fill(this, rows.get(Math.min(i, rows.size() - 1)));
    }
    return this;
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
