package io.hostwatch.bridge.store.jdbc;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The checksums of a table's rows, in an order that no database's own order of texts has a part in:
 * by the numbers of the key, and where these are the same by the checksum.
 */
final class MoveChecksums {

  /** A row and its checksum. */
  record Summed(MoveRow row, ByteBuffer checksum) {}

  private final MoveRows rows;
  private final MessageDigest ofRow = sha256();
  private final MessageDigest ofAll = sha256();
  private final Deque<Summed> group = new ArrayDeque<>();
  private Optional<MoveRow> ahead;
  private long count;

  MoveChecksums(MoveRows rows) {
    this.rows = rows;
    this.ahead = rows.next();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /** The next row, absent at the end. */
  Optional<Summed> next() {
    if (group.isEmpty()) {
      readGroup();
    }
    Optional<Summed> next = Optional.ofNullable(group.poll());
    next.ifPresent(
        summed -> {
          ofAll.update(summed.checksum().duplicate());
          count++;
        });
    return next;
  }

  private void readGroup() {
    Optional<List<Object>> key = ahead.map(MoveRow::group);
    List<Summed> together = new ArrayList<>();
    while (ahead.isPresent() && ahead.map(MoveRow::group).equals(key)) {
      MoveRow row = ahead.get();
      together.add(new Summed(row, row.checksum(ofRow)));
      ahead = rows.next();
    }
    together.sort(Comparator.comparing(Summed::checksum));
    group.addAll(together);
  }

  /** How many there were so far. */
  long count() {
    return count;
  }

  /** The checksum over all so far, which is begun anew. */
  String total() {
    return HexFormat.of().formatHex(ofAll.digest());
  }
}
