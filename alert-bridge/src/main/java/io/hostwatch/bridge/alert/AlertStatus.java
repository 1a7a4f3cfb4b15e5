package io.hostwatch.bridge.alert;

/** Whether an alert's condition holds, in the words of Alertmanager. */
public enum AlertStatus {
  FIRING,
  RESOLVED;

  /** The word as Alertmanager spells it in JSON: {@code firing} or {@code resolved}. */
  public String text() {
    return this == FIRING ? "firing" : "resolved";
  }
}
