package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.CloseReason;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.Telling;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables {@code episode} and {@code episode_label}. */
final class EpisodeTable {
  private static final int FINGERPRINTS_PER_QUERY = 64;

  private record LabelRow(long label, Episode episode) {}

  private record Move(long label, Update update) {}

  /** An episode as the table has it and as it is to be. */
  record Update(Episode before, Episode after) {

    boolean isMoved() {
      return !before.startsAt().equals(after.startsAt());
    }

    /** Tells whether it goes on as it was, seen again. */
    boolean isRefresh() {
      return !isMoved()
          && before.endedAt().equals(after.endedAt())
          && before.closeReason().equals(after.closeReason())
          && before.telling().heldUntil().equals(after.telling().heldUntil())
          && before.marks().equals(after.marks())
          && before.firingMissed() == after.firingMissed();
    }
  }

  private EpisodeTable() {}

  /**
   * Reads an episode.
   *
   * @throws io.hostwatch.bridge.store.UnreadableException if its row cannot be read
   */
  static Episode read(Row row) throws SQLException {
    return read(
            row,
            unreadable -> {
              throw unreadable.failure();
            })
        .orElseThrow();
  }

  /** Reads an episode; where that is not possible, {@code instead} is told which it is. */
  static Optional<Episode> read(Row row, Consumer<Unreadable> instead) throws SQLException {
    long id = row.number();
    String source = row.text();
    Fingerprint alert = new Fingerprint(row.number());
    try {
      return Optional.of(read(new Id(id), source, alert, row));
    } catch (RuntimeException e) {
      instead.accept(new Unreadable(id, alert, e));
      return Optional.empty();
    }
  }

  private static Episode read(Id id, String source, Fingerprint alert, Row row)
      throws SQLException {
    return new Episode(
        id,
        source,
        alert,
        LabelJson.read(row.text()),
        LabelJson.read(row.text()),
        row.text(),
        row.time(),
        row.time(),
        row.time(),
        row.optionalTime(),
        row.optionalText().map(CloseReason::valueOf),
        row.number() != 0,
        telling(row),
        MarkColumns.read(row),
        Math.toIntExact(row.number()));
  }

  private static Telling telling(Row row) throws SQLException {
    long notified = row.number();
    return new Telling(notified == 1, notified == 2, row.optionalTime(), row.optionalTime());
  }

  private static int notified(Telling telling) {
    return telling.notified() ? 1 : telling.presumed() ? 2 : 0;
  }

  /**
   * The latest episode of each fingerprint that has one, without those that cannot be read, of
   * which {@code instead} is told.
   */
  static List<Episode> latest(
      Connection connection,
      String source,
      SortedSet<Long> fingerprints,
      Consumer<Unreadable> instead)
      throws SQLException {
    List<Episode> latest = new ArrayList<>();
    for (List<Long> part : Statements.parts(fingerprints, FINGERPRINTS_PER_QUERY)) {
      latest.addAll(latest(connection, source, part, instead));
    }
    return latest;
  }

  private static List<Episode> latest(
      Connection connection, String source, List<Long> fingerprints, Consumer<Unreadable> instead)
      throws SQLException {
    int asked = Statements.asked(fingerprints.size());
    return present(
        Statements.query(
            connection,
            Sql.selectLatestEpisodes(asked),
            parameters ->
                parameters.addAll(
                    fingerprints,
                    asked,
                    (one, fingerprint) -> one.add(source).add((long) fingerprint)),
            row -> read(row, instead)));
  }

  private static List<Episode> present(List<Optional<Episode>> rows) {
    return rows.stream().flatMap(Optional::stream).toList();
  }

  static void insert(Connection connection, Collection<Episode> episodes) throws SQLException {
    Statements.batch(
        connection,
        Sql.INSERT_EPISODE,
        episodes,
        (parameters, episode) ->
            fillChanging(parameters, episode)
                .add(episode.id())
                .add(episode.source())
                .add(episode.fingerprint().bits())
                .add(LabelJson.write(episode.labels()))
                .add(episode.firstSeenAt()));
    Statements.batch(
        connection,
        Sql.INSERT_EPISODE_LABEL,
        episodes.stream().flatMap(e -> hashes(e).map(label -> new LabelRow(label, e))).toList(),
        (parameters, row) ->
            parameters.add(row.label()).add(row.episode().startsAt()).add(row.episode().id()));
  }

  /** Replaces what changed in episodes that are in the table. */
  static void update(Connection connection, Collection<Update> updates) throws SQLException {
    Map<Boolean, List<Update>> refreshes =
        updates.stream().collect(Collectors.partitioningBy(Update::isRefresh));
    Statements.batch(
        connection,
        Sql.REFRESH_EPISODE,
        refreshes.getOrDefault(true, List.of()),
        (parameters, update) ->
            parameters
                .add(LabelJson.write(update.after().annotations()))
                .add(update.after().generatorUrl())
                .add(update.after().lastSeenAt())
                .add(notified(update.after().telling()))
                .addTime(update.after().telling().leaseUntil())
                .add(update.after().lastSequence())
                .add(update.after().id()));
    Statements.batch(
        connection,
        Sql.UPDATE_EPISODE,
        refreshes.getOrDefault(false, List.of()),
        (parameters, update) -> fillChanging(parameters, update.after()).add(update.after().id()));
    moveLabels(connection, updates.stream().filter(Update::isMoved).toList());
  }

  /**
   * Deletes an episode of which nothing else is left.
   *
   * @param startsAt as the table has it
   * @param labels those that it may have
   * @return those that it had
   */
  static List<LabelValues.Label> delete(
      Connection connection, long episode, long startsAt, List<LabelValues.Label> labels)
      throws SQLException {
    int[] deleted =
        Statements.batch(
            connection,
            RetentionSql.DELETE_EPISODE_LABEL,
            labels,
            (parameters, label) -> parameters.add(label.label()).add(startsAt).add(episode));
    Statements.update(connection, RetentionSql.DELETE_EPISODE, p -> p.add(episode));
    return IntStream.range(0, deleted.length)
        .filter(i -> deleted[i] != 0)
        .mapToObj(labels::get)
        .toList();
  }

  private static void moveLabels(Connection connection, List<Update> moved) throws SQLException {
    Statements.batch(
        connection,
        Sql.MOVE_EPISODE_LABEL,
        moved.stream().flatMap(m -> hashes(m.after()).map(label -> new Move(label, m))).toList(),
        (parameters, move) ->
            parameters
                .add(move.update().after().startsAt())
                .add(move.label())
                .add(move.update().before().startsAt())
                .add(move.update().after().id()));
  }

  private static Stream<Long> hashes(Episode episode) {
    return LabelValues.of(episode.labels()).stream().map(LabelValues.Label::label).distinct();
  }

  private static Parameters fillChanging(Parameters parameters, Episode episode)
      throws SQLException {
    Optional<Long> open = Optional.of(episode.fingerprint().bits()).filter(_ -> episode.isOpen());
    parameters
        .addNumber(open)
        .add(episode.status().text())
        .add(LabelJson.write(episode.annotations()))
        .add(episode.generatorUrl())
        .add(episode.startsAt())
        .add(episode.lastSeenAt())
        .addTime(episode.endedAt())
        .addText(episode.closeReason().map(CloseReason::name))
        .add(episode.firingMissed() ? 1 : 0)
        .add(notified(episode.telling()))
        .addTime(episode.telling().leaseUntil())
        .addTime(episode.telling().heldUntil());
    return MarkColumns.fill(parameters, episode.marks())
        .add(episode.lastSequence())
        .addNumber(Span.of(episode));
  }
}
