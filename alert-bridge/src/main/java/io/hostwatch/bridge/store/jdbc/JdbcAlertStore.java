package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.Change;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The history as it is written; thread-safe. */
final class JdbcAlertStore implements AlertStore {
  private static final Id NO_RECEIPT = new Id(0);

  /** What a transaction did, and the labels that it wrote. */
  private record Accepted(
      Map<Effect, Integer> effects, List<LabelValues.Use> labels, List<Unreadable> unreadable) {}

  private final LabelValues labelValues = new LabelValues(System::nanoTime);
  private final Writer writer;
  private final Readers readers;
  private final AlertLocks locks;
  private final Consumer<Id> seen;
  private final UnreadableLog unreadable;
  private final Runnable close;

  /**
   * Writes the history.
   *
   * @param seen told the ids of other bridges that those to come must follow
   */
  JdbcAlertStore(
      Writer writer,
      Readers readers,
      AlertLocks locks,
      Consumer<Id> seen,
      UnreadableLog unreadable,
      Runnable close) {
    this.writer = writer;
    this.readers = readers;
    this.locks = locks;
    this.seen = seen;
    this.unreadable = unreadable;
    this.close = close;
  }

  @Override
  public Map<Effect, Integer> accept(Receipt receipt, List<Alert> alerts, Decision decision) {
    ReceiptTable.Packed packed = ReceiptTable.Packed.of(receipt);
    Accepted accepted =
        writer.write(
            "accept receipt " + receipt.id(),
            connection -> accept(connection, packed, alerts, decision));
    labelValues.remember(accepted.labels());
    accepted.unreadable().forEach(unreadable::inReceiptAlone);
    return accepted.effects();
  }

  private Accepted accept(
      Connection connection, ReceiptTable.Packed packed, List<Alert> alerts, Decision decision)
      throws SQLException {
    Receipt receipt = packed.receipt();
    SortedSet<Long> fingerprints = fingerprints(alerts);
    seen.accept(locks.lock(connection, receipt.source(), fingerprints));
    Rejections rejections = new Rejections();
    Draft draft =
        Draft.of(EpisodeTable.latest(connection, receipt.source(), fingerprints, rejections::add));
    Map<Effect, Integer> effects = new EnumMap<>(Effect.class);
    for (Alert alert : alerts) {
      Effect effect = rejections.isRejected(alert) ? Effect.REJECTED : draft.apply(alert, decision);
      effects.merge(effect, 1, Integer::sum);
    }
    ReceiptTable.Packed all = packed.with(rejections.quarantined());
    ReceiptTable.insert(connection, draft.isRepeat() ? all.ofRepeat() : all, alerts.size());
    List<Episode> opened = draft.write(connection, receipt.id());
    locks.remember(connection, draft);
    return new Accepted(effects, labelValues.write(connection, opened), rejections.unreadable());
  }

  private static SortedSet<Long> fingerprints(List<Alert> alerts) {
    return alerts.stream()
        .map(alert -> alert.fingerprint().bits())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public int expire(Instant over, int limit, Revision decision) {
    Unleased unleased = new Unleased(over, limit, unreadable::leftOut);
    boolean isAny =
        readers.read(
            "look for expired episodes", connection -> !unleased.read(connection).isEmpty());
    return isAny
        ? writer.write("expire episodes", connection -> expire(connection, unleased, decision))
        : 0;
  }

  private int expire(Connection connection, Unleased unleased, Revision decision)
      throws SQLException {
    Locked<Episode> open = locks.lock(connection, unleased::read, AlertKey::of);
    seen.accept(open.latest());
    Draft draft = Draft.of(open.rows());
    open.rows().forEach(episode -> draft.apply(decision.decide(episode)));
    draft.write(connection, NO_RECEIPT);
    locks.remember(connection, draft);
    return open.rows().size();
  }

  @Override
  public List<Change> revise(String source, SortedSet<Fingerprint> alerts, Revision decision) {
    return alerts.isEmpty()
        ? List.of()
        : writer.write(
            "revise episodes of " + source,
            connection -> revise(connection, source, alerts, decision));
  }

  private List<Change> revise(
      Connection connection, String source, SortedSet<Fingerprint> alerts, Revision decision)
      throws SQLException {
    SortedSet<Long> bits =
        alerts.stream().map(Fingerprint::bits).collect(Collectors.toCollection(TreeSet::new));
    Locked<Episode> latest =
        locks.lock(
            connection,
            c -> EpisodeTable.latest(c, source, bits, unreadable::leftOut),
            AlertKey::of);
    seen.accept(latest.latest());
    Draft draft = Draft.of(latest.rows());
    List<Change> changes =
        latest.rows().stream()
            .map(decision::decide)
            .filter(change -> !change.episodes().isEmpty())
            .toList();
    changes.forEach(draft::apply);
    draft.write(connection, NO_RECEIPT);
    locks.remember(connection, draft);
    return changes;
  }

  @Override
  public void check() {
    writer.write(
        "check the history", connection -> Statements.update(connection, Sql.WRITE_PROBE, _ -> {}));
  }

  @Override
  public void close() {
    close.run();
  }
}
