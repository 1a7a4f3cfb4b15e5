package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Id;
import java.time.Instant;
import java.util.List;

/**
 * One request on an ingest path, as evidence.
 *
 * @param remote the sender's address
 * @param receiver the sender's name for the bridge, unescaped; possibly empty
 * @param groupKey the sender's group, possibly empty; a hint, never an identity
 * @param truncatedAlerts how many alerts the sender left out
 * @param quarantined the parts that could not be understood
 * @param traceParent its place in a trace, as W3C spells it; empty unless traces are sent
 */
public record Receipt(
    Id id,
    String source,
    Instant receivedAt,
    String remote,
    String receiver,
    String groupKey,
    long truncatedAlerts,
    RawBody body,
    List<Quarantined> quarantined,
    String traceParent) {

  /** One whose sender traces nothing. */
  public Receipt(
      Id id,
      String source,
      Instant receivedAt,
      String remote,
      String receiver,
      String groupKey,
      long truncatedAlerts,
      RawBody body,
      List<Quarantined> quarantined) {
    this(
        id, source, receivedAt, remote, receiver, groupKey, truncatedAlerts, body, quarantined, "");
  }

  public Receipt {
    quarantined = List.copyOf(quarantined);
  }

  /**
   * A part of a body that could not be understood, or all of it.
   *
   * @param reason what was wrong, where, and what was expected
   */
  public record Quarantined(String reason, RawBody part) {}
}
