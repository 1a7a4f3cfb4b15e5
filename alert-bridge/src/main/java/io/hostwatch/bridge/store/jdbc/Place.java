package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.Cursor;
import java.time.Instant;
import java.util.Comparator;

/** A place in the order of the history, newest start first: that of one episode or between two. */
record Place(long startsAt, long id) implements Comparable<Place> {
  private static final Comparator<Place> NEWEST_FIRST =
      Comparator.comparingLong(Place::startsAt).thenComparingLong(Place::id).reversed();

  /** Before all episodes. */
  static final Place FIRST = new Place(Long.MAX_VALUE, Long.MAX_VALUE);

  static Place of(Cursor cursor) {
    return new Place(Micros.of(cursor.startsAt()), cursor.id().value());
  }

  /** After the episodes that began at {@code time} or later, before all others. */
  static Place below(Instant time) {
    return new Place(Micros.of(time), Long.MIN_VALUE);
  }

  /** After all that began when it did. */
  Place pastItsStart() {
    return new Place(startsAt, Long.MIN_VALUE);
  }

  boolean isPastItsStart() {
    return id == Long.MIN_VALUE;
  }

  /** The latest start of what may come after it. */
  long latestStart() {
    return isPastItsStart() ? Math.max(startsAt, Long.MIN_VALUE + 1) - 1 : startsAt;
  }

  /** The one that comes later in the order. */
  Place orLater(Place other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Cursor cursor() {
    return new Cursor(Micros.toInstant(startsAt), new Id(Math.max(0, id)));
  }

  @Override
  public int compareTo(Place other) {
    return NEWEST_FIRST.compare(this, other);
  }
}
