package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row of a table that is moved. */
final class MoveRow {
  private final MoveShape shape;
  private final List<@Nullable Object> values;

  private MoveRow(MoveShape shape, List<@Nullable Object> values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * Reads the row at which the results stand.
   *
   * @throws StoreException if a column holds what it should not
   */
  static MoveRow read(MoveShape shape, ResultSet results) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (MoveShape.Column column : shape.columns()) {
      values.add(column.kind().read(results, values.size() + 1));
    }
    MoveRow row = new MoveRow(shape, values);
    row.requireFitting();
    return row;
  }

  private void requireFitting() {
    for (int i = 0; i < values.size(); i++) {
      MoveShape.Column column = shape.columns().get(i);
      if (!column.kind().fits(values.get(i))) {
        throw new StoreException(
            "%s: %s: %s holds %s, which is no %s"
                .formatted(HistoryMove.WHAT, this, column.name(), values.get(i), column.kind()));
      }
    }
  }

  /** What it has in common with those beside which databases may put it in any order. */
  List<Object> group() {
    return shape.key().stream()
        .filter(column -> shape.columns().get(column).kind() == MoveKind.NUMBER)
        .map(column -> (Object) String.valueOf(values.get(column)))
        .toList();
  }

  long size() {
    return values.stream().mapToLong(MoveKind::size).sum();
  }

  void write(PreparedStatement statement) throws SQLException {
    int parameter = 0;
    for (int i = 0; i < values.size(); i++) {
      MoveShape.Column column = shape.columns().get(i);
      if (shape.isMoved(column)) {
        column.kind().write(statement, ++parameter, values.get(i));
      }
    }
  }

  /** A checksum over all that is moved of it. */
  ByteBuffer checksum(MessageDigest digest) {
    for (int i = 0; i < values.size(); i++) {
      if (shape.isMoved(shape.columns().get(i))) {
        MoveKind.add(digest, values.get(i));
      }
    }
    return ByteBuffer.wrap(digest.digest());
  }

  /** Its table and its key, for messages. */
  @Override
  public String toString() {
    return shape.key().stream()
        .map(column -> shape.columns().get(column).name() + "=" + values.get(column))
        .collect(Collectors.joining(" ", shape.table().name() + " ", ""));
  }
}
