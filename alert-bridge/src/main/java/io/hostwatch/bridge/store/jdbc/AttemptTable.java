package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Attempt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The table {@code attempt}. */
final class AttemptTable {

  /** An attempt with the delivery that it tried. */
  record Tried(long delivery, Attempt attempt) {

    /** The attempt that nobody settled: the receiver may have taken it. */
    static Tried lost(long delivery, int number, Instant since, Optional<Instant> until) {
      return new Tried(
          delivery,
          new Attempt(
              number,
              since,
              Attempt.tookFrom(since, until.orElse(since)),
              "ambiguous",
              "the bridge did not live to see the answer"));
    }
  }

  private AttemptTable() {}

  static void insert(Connection connection, Collection<Tried> attempts) throws SQLException {
    Statements.batch(
        connection,
        OutboxSql.INSERT_ATTEMPT,
        attempts,
        (parameters, tried) ->
            parameters
                .add(tried.delivery())
                .add(tried.attempt().number())
                .add(tried.attempt().startedAt())
                .add(tried.attempt().took().toNanos() / 1_000)
                .add(tried.attempt().result())
                .add(tried.attempt().detail()));
  }

  /**
   * The attempt of a delivery whose lease ran out, if there is one.
   *
   * @param holding the end of the statement that keeps others off it
   */
  static Optional<Tried> lost(Connection connection, long delivery, Instant now, String holding)
      throws SQLException {
    return Statements.query(
            connection,
            OutboxSql.SELECT_LOST + holding,
            parameters -> parameters.add(delivery).add(now),
            row -> Tried.lost(delivery, row.small(), row.time(), row.optionalTime()))
        .stream()
        .findFirst();
  }

  /**
   * The attempts of all deliveries of an episode, by delivery, oldest first.
   *
   * @param instead told of each that cannot be read
   */
  static Map<Id, List<Attempt>> of(Connection connection, Id episode, Consumer<String> instead)
      throws SQLException {
    Map<Id, List<Attempt>> attempts = new HashMap<>();
    Statements.query(
            connection,
            OutboxSql.SELECT_ATTEMPTS,
            parameters -> parameters.add(episode),
            row -> Unreadable.orElse(instead, row, AttemptTable::read))
        .stream()
        .flatMap(Optional::stream)
        .forEach(
            tried ->
                attempts
                    .computeIfAbsent(new Id(tried.delivery()), _ -> new ArrayList<>())
                    .add(tried.attempt()));
    return attempts;
  }

  private static Tried read(Row row) throws SQLException {
    return Unreadable.orElseFail(Unreadable.Kind.ATTEMPT, row, AttemptTable::tried);
  }

  private static Tried tried(Row row) throws SQLException {
    return new Tried(
        row.id().value(),
        new Attempt(
            Math.toIntExact(row.number()),
            row.time(),
            Duration.of(row.number(), ChronoUnit.MICROS),
            row.text(),
            row.text()));
  }
}
