package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The alerts of one body to which nothing can be done, since their latest episode is unreadable.
 */
final class Rejections {
  private final Map<Fingerprint, Unreadable> unreadable = new LinkedHashMap<>();
  private final Map<Fingerprint, Alert> alerts = new LinkedHashMap<>();

  void add(Unreadable row) {
    unreadable.put(row.alert(), row);
  }

  /** Tells whether it is one of them, and keeps it if so. */
  boolean isRejected(Alert alert) {
    boolean isRejected = unreadable.containsKey(alert.fingerprint());
    if (isRejected) {
      alerts.put(alert.fingerprint(), alert);
    }
    return isRejected;
  }

  List<Unreadable> unreadable() {
    return List.copyOf(unreadable.values());
  }

  /** As the quarantine keeps them; the body holds them as they came. */
  List<Quarantined> quarantined() {
    return unreadable.values().stream().map(this::quarantined).toList();
  }

  private Quarantined quarantined(Unreadable row) {
    String labels =
        alerts.containsKey(row.alert()) ? LabelJson.write(alerts.get(row.alert()).labels()) : "{}";
    return new Quarantined(row.text(), RawBody.of(labels));
  }
}
