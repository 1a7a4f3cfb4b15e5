package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.Change.Effect;
import io.hostwatch.bridge.store.Receipt;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The history as it is written; thread-safe. */
final class JdbcAlertStore implements AlertStore {
  private final Writer writer;
  private final Runnable close;

  JdbcAlertStore(Writer writer, Runnable close) {
    this.writer = writer;
    this.close = close;
  }

  @Override
  public Map<Effect, Integer> accept(Receipt receipt, List<Alert> alerts, Decision decision) {
    ReceiptTable.Packed packed = ReceiptTable.Packed.of(receipt);
    return writer.write(
        "accept receipt " + receipt.id(),
        connection -> {
          Draft draft = Draft.of(connection, receipt.source(), alerts);
          Map<Effect, Integer> effects = new EnumMap<>(Effect.class);
          for (Alert alert : alerts) {
            effects.merge(draft.apply(alert, decision), 1, Integer::sum);
          }
          ReceiptTable.insert(connection, packed, alerts.size());
          draft.write(connection, receipt.id());
          return effects;
        });
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
