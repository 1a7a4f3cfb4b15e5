package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Receipt;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The tables {@code receipt} and {@code quarantine}. */
final class ReceiptTable {

  /** A receipt whose bodies are compressed, ready to be written. */
  record Packed(Receipt receipt, Gzip body, List<PackedPart> quarantined) {

    /** Compresses what is to be kept; not to be done while others wait to write. */
    static Packed of(Receipt receipt) {
      List<Quarantined> parts = receipt.quarantined();
      return new Packed(
          receipt,
          Gzip.of(receipt.body()),
          IntStream.range(0, parts.size()).mapToObj(i -> PackedPart.of(i, parts.get(i))).toList());
    }

    /** With more parts in quarantine, small ones. */
    Packed with(List<Quarantined> more) {
      List<PackedPart> all = new ArrayList<>(quarantined);
      more.forEach(part -> all.add(PackedPart.of(all.size(), part)));
      return new Packed(receipt, body, all);
    }

    /** Without its body, unless some of it could not be understood or was left out. */
    Packed ofRepeat() {
      boolean isOdd = !quarantined.isEmpty() || receipt.truncatedAlerts() > 0;
      return isOdd ? this : new Packed(receipt, Gzip.NOTHING, quarantined);
    }
  }

  /** A quarantined part, compressed. */
  record PackedPart(int position, String reason, Gzip part) {
    static PackedPart of(int position, Quarantined part) {
      return new PackedPart(position, part.reason(), Gzip.of(part.part()));
    }
  }

  private ReceiptTable() {}

  static void insert(Connection connection, Packed packed, int alerts) throws SQLException {
    Receipt receipt = packed.receipt();
    Statements.update(
        connection,
        Sql.INSERT_RECEIPT,
        parameters ->
            parameters
                .add(receipt.id())
                .add(receipt.source())
                .add(receipt.receivedAt())
                .add(receipt.remote())
                .add(receipt.receiver())
                .add(receipt.groupKey())
                .add(alerts)
                .add(receipt.truncatedAlerts())
                .add(packed.body())
                .add(receipt.traceParent()));
    Statements.batch(
        connection,
        Sql.INSERT_QUARANTINE,
        packed.quarantined(),
        (parameters, part) ->
            parameters.add(receipt.id()).add(part.position()).add(part.reason()).add(part.part()));
  }

  /**
   * Deletes up to {@code limit} of the oldest receipts, with what they quarantined.
   *
   * @param locking the end of the statement that finds them
   * @return how many
   */
  static int deleteBefore(Connection connection, Instant before, String locking, int limit)
      throws SQLException {
    List<Long> old =
        Statements.query(
            connection,
            RetentionSql.SELECT_OLD_RECEIPTS + locking,
            parameters -> parameters.add(before).add(limit),
            Row::number);
    Statements.batch(connection, RetentionSql.DELETE_QUARANTINE, old, Parameters::add);
    Statements.batch(connection, RetentionSql.DELETE_RECEIPT, old, Parameters::add);
    return old.size();
  }
}
