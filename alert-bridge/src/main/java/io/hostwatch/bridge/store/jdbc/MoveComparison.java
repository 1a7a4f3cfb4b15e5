package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.jdbc.MoveChecksums.Summed;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what arrived with what was there, row by row. */
record MoveComparison(MoveSnapshot source, MoveSnapshot target) {
  private static final String ADVICE =
      "; no bridge starts on it: begin again with an empty database, while no bridge runs on"
          + " either";

  /**
   * Reads a table at both ends.
   *
   * @return the checksum over all its rows
   * @throws StoreException if they differ, naming the first row that does
   */
  String run(MoveShape shape, long expected, Consumer<String> line) {
    String name = shape.table().name();
    long found = target.number(MoveSql.count(name));
    if (found != expected) {
      throw failed("%s has %,d rows, expected %,d".formatted(name, found, expected));
    }
    MoveProgress progress = new MoveProgress(line, name + ": %,d of %,d rows verified", 0, found);
    try (MoveRows there = source.rows(shape, shape.table().rows(), 0);
        MoveRows here = target.rows(shape, name, 0)) {
      String checksum = compare(new MoveChecksums(there), new MoveChecksums(here), progress);
      progress.tell(found);
      return checksum;
    }
  }

  private static String compare(MoveChecksums source, MoveChecksums target, MoveProgress progress) {
    boolean isOver = false;
    while (!isOver) {
      Optional<Summed> expected = source.next();
      Optional<Summed> found = target.next();
      if (!expected.map(Summed::checksum).equals(found.map(Summed::checksum))) {
        throw failed(named(expected, found) + " is not the same");
      }
      progress.at(source.count());
      isOver = expected.isEmpty();
    }
    String checksum = source.total();
    if (!target.total().equals(checksum)) {
      throw failed("the checksums of equal rows differ"); // no memory is beyond suspicion
    }
    return checksum;
  }

  private static String named(Optional<Summed> expected, Optional<Summed> found) {
    return Stream.of(expected, found)
        .flatMap(Optional::stream)
        .map(summed -> summed.row().toString())
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private static StoreException failed(String how) {
    return new StoreException(HistoryMove.WHAT + ": verification failed: " + how + ADVICE);
  }
}
