package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** A database that can hold the tables, and in what it differs from the others. */
interface Database {

  /** The folder of its migrations. */
  String migrations();

  /** Connections for the migrations. */
  DataSource migrating();

  /** How the migrations share the tables with those who use them. */
  default MigrationTurns turns() {
    return MigrationTurns.ALONE;
  }

  /**
   * Begins to write; the tables are there.
   *
   * @param committed told of each transaction that was made durable
   */
  Writer writer(Runnable committed);

  /** Begins to read; the tables are there. */
  Readers readers();

  /** What keeps other writers off an alert. */
  AlertLocks locks();

  /** What asks for its time in microseconds, if that is another's than this machine's. */
  default Optional<String> clock() {
    return Optional.empty();
  }

  /** What deletes the receipts of before a time wholesale, where there is such a thing. */
  default Optional<Sweep> wholesale(Instant before) {
    return Optional.empty();
  }

  /** A failure in words for people, beginning with what was tried; it tells no secret. */
  StoreException failure(String what, Throwable cause);

  /** Where it is, for messages; no secret. */
  @Override
  String toString();
}
