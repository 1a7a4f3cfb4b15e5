package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.InMemoryOutbox.HoldMoved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is held back among the rows of an {@link InMemoryOutbox}, which locks them. */
record HeldRows(Map<Id, OutboxRow> rows) {

  void release(Episode episode) {
    rows.values().stream()
        .filter(row -> row.conversation().source().equals(episode.source()))
        .filter(row -> row.conversation().fingerprint().equals(episode.fingerprint()))
        .filter(OutboxRow::isHeld)
        .toList()
        .forEach(row -> put(row.dueAt(row.setAt())));
  }

  /** Deletes what tells an end and was not begun; returns to whom it is told all the same. */
  Set<Target> withdraw(Id end) {
    rows.values()
        .removeIf(
            row -> row.event().id().equals(end) && row.isUnbegun() && !row.delivery().isReplay());
    return rows.values().stream()
        .filter(row -> row.event().id().equals(end))
        .map(row -> row.delivery().target())
        .collect(Collectors.toSet());
  }

  /** Has a row wait from now on; where it is held back, for all targets. Returns how many rows. */
  int move(OutboxRow one, Instant now, HoldMoved listener) {
    if (!one.isHeld()) {
      put(one.from(now));
      return 1;
    }
    Instant before = one.dueAt();
    Instant after = one.from(now).dueAt();
    List<OutboxRow> held =
        rows.values().stream()
            .filter(row -> row.event().id().equals(one.event().id()) && row.isHeld())
            .filter(row -> row.dueAt().equals(before))
            .toList();
    held.forEach(row -> put(row.dueAt(after).setAt(now)));
    listener.moved(one.delivery().episodeId(), before, after);
    return held.size();
  }

  private void put(OutboxRow row) {
    rows.put(row.delivery().id(), row);
  }
}
