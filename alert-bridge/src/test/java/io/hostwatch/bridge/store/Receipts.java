package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import java.time.Instant;
import java.util.List;

/** Receipts as tests need them. */
public final class Receipts {
  private Receipts() {}

  public static Receipt receipt(Id id, Instant receivedAt, Quarantined... quarantined) {
    return receipt(id, "am", receivedAt, quarantined);
  }

  static Receipt receipt(Id id, String source, Instant receivedAt, Quarantined... quarantined) {
    RawBody body = RawBody.of("{\"version\":\"4\"}");
    return new Receipt(
        id, source, receivedAt, "127.0.0.1", "bridge", "{}", 0, body, List.of(quarantined));
  }
}
