package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.DispatchListener;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.Audit;
import io.hostwatch.bridge.store.Deliveries;
import io.hostwatch.bridge.store.PurgeListener;
import io.hostwatch.bridge.store.Retention;
import io.hostwatch.bridge.store.StoreHealth;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The history and the outbox in one database: a SQLite file, or one on a server. Thread-safe; any
 * number of programs may open it.
 */
public final class JdbcStore implements AutoCloseable {
  // Together less than the ten seconds within which a sender must be answered.
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(4);

  private final StoreHealth health = new StoreHealth(System::nanoTime);
  private final Database database;
  private final UnreadableLog unreadable = new UnreadableLog();
  private final Writer writer;
  private final Readers readers;
  private final AlertLocks locks;
  private final JdbcAlertStore alerts;
  private final JdbcAlertQuery query;
  private final Outbox outbox;
  private final JdbcDeliveries deliveries;

  private JdbcStore(Database database, Consumer<Id> seen) {
    this.database = database;
    this.writer = new WatchedWriter(database.writer(health::committed), health);
    this.readers = new WatchedReaders(readers(database, writer), health);
    this.locks = database.locks();
    this.alerts = new JdbcAlertStore(writer, readers, locks, seen, unreadable, this::close);
    this.query = new JdbcAlertQuery(readers, unreadable);
    this.outbox = outbox(DispatchListener.NONE);
    this.deliveries = new JdbcDeliveries(writer, readers, locks, seen, unreadable);
  }

  private static Readers readers(Database database, Writer writer) {
    try {
      return database.readers();
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /**
   * Opens the file, makes it and its folder if they are missing, and brings its tables up to date.
   *
   * @throws io.hostwatch.bridge.store.StoreException if the file cannot be read or written, is
   *     damaged, is no database of the bridge, was written by a newer version, or is the target of
   *     a {@link HistoryMove} that is not finished
   */
  public static JdbcStore open(Path file) {
    return open(file, BUSY_TIMEOUT);
  }

  static JdbcStore open(Path path, Duration busyTimeout) {
    return open(new SqliteDatabase(SqliteFile.at(path, busyTimeout), PATIENCE), _ -> {});
  }

  /**
   * Opens the database on a server and brings its tables up to date. Other bridges may have it open
   * too.
   *
   * @param seen told the ids of the others before the ids that must follow them are made
   * @throws io.hostwatch.bridge.store.StoreException if it cannot be reached or used, was written
   *     by a newer version, or is the target of a {@link HistoryMove} that is not finished
   */
  public static JdbcStore open(ServerAddress server, Consumer<Id> seen) {
    return open(new ServerDatabase(server).withItsClock(), seen);
  }

  static JdbcStore open(Database database, Consumer<Id> seen) {
    MoveMark.requireFinished("open history", database, database.migrating());
    Schema.migrate(database);
    JdbcStore store = new JdbcStore(database, seen);
    try {
      store.alerts.check();
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Where the history is written; closing it closes the whole store. */
  public AlertStore alerts() {
    return alerts;
  }

  /** Where the history is read. */
  public AlertQuery query() {
    return query;
  }

  /** The queue of deliveries. */
  public Outbox outbox() {
    return outbox;
  }

  /**
   * The queue of deliveries.
   *
   * @param listener told of what dies by itself, since it cannot be read
   */
  public Outbox outbox(DispatchListener listener) {
    return new JdbcOutbox(writer, readers, locks, database.clock(), listener, unreadable);
  }

  /** The queue and what came out of it, as people look at it. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** How its transactions go. */
  public StoreHealth health() {
    return health;
  }

  /** The greatest id in it, zero if there is none: the ids to come must be greater. */
  public Id latestId() {
    return readers.read(
        "read the latest id",
        connection ->
            Statements.query(connection, Sql.LATEST_ID, _ -> {}, Row::idOrNone).getFirst());
  }

  /**
   * The place in a trace of the body that brought an event, as W3C spells it; absent where its
   * sender traced nothing, or once the receipt is deleted.
   */
  public Optional<String> traceParent(Id event) {
    return readers.read(
        "read the trace of event " + event,
        connection ->
            Statements.query(
                    connection,
                    Sql.SELECT_TRACE_PARENT,
                    parameters -> parameters.add(event),
                    Row::text)
                .stream()
                .findFirst());
  }

  /**
   * Deletes what is too old at {@code now}, in small transactions between which others take their
   * turns.
   *
   * @throws io.hostwatch.bridge.store.StoreException if it broke off; what {@code listener} heard
   *     of is gone, and the next call goes on with the rest
   */
  public void purge(Retention retention, Instant now, PurgeListener listener) {
    new Purger(database, writer, locks).purge(retention, now, listener);
  }

  /**
   * Looks whether it keeps its own promises, and hands on what it finds stuck. Reads all events:
   * for a thread of its own.
   *
   * @throws io.hostwatch.bridge.store.StoreException if it could not be read
   */
  public Audit audit() {
    return new Auditor(readers, writer, locks).audit();
  }

  /**
   * The deliveries of a target whose turn it has been since before {@code since}, at most 1,000, if
   * nobody has tried to reach it since then, though it is not parked.
   *
   * @throws io.hostwatch.bridge.store.StoreException if it could not be read
   */
  public List<Id> overdue(Target target, Instant since, Instant now) {
    return readers.read("audit what is due", new Overdue(target, since, now)::look);
  }

  /** What writes, for tests that take the disk away. */
  Writer writer() {
    return writer;
  }

  /** Waits for the transaction under way and lets go of the file; later calls are refused. */
  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
