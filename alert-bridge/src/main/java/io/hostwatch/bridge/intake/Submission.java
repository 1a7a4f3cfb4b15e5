package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.IngestPath;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import java.util.List;

/**
 * One body as a decoder understood it.
 *
 * @param source the configured name of the sender
 * @param path by which it came
 * @param remote the sender's address
 * @param receiver the sender's name for the bridge, unescaped; possibly empty
 * @param groupKey possibly empty
 * @param isRepeat whether the sender says that nothing is new but that its repeat interval is over
 * @param truncatedAlerts how many alerts the sender says it left out
 * @param alerts what could be understood
 * @param rejected how many parts could not be
 * @param quarantined those of them that are kept; the body holds all
 * @param traceParent the W3C trace context of its sender; possibly empty
 */
public record Submission(
    String source,
    IngestPath path,
    String remote,
    String receiver,
    String groupKey,
    boolean isRepeat,
    long truncatedAlerts,
    RawBody body,
    List<Alert> alerts,
    int rejected,
    List<Quarantined> quarantined,
    String traceParent) {

  /** One that is no repeat and in no trace. */
  public Submission(
      String source,
      IngestPath path,
      String remote,
      String receiver,
      String groupKey,
      long truncatedAlerts,
      RawBody body,
      List<Alert> alerts,
      int rejected,
      List<Quarantined> quarantined) {
    this(
        source,
        path,
        remote,
        receiver,
        groupKey,
        false,
        truncatedAlerts,
        body,
        alerts,
        rejected,
        quarantined,
        "");
  }

  /** One that came by Alertmanager's webhook. */
  public Submission(
      String source,
      String remote,
      String receiver,
      String groupKey,
      long truncatedAlerts,
      RawBody body,
      List<Alert> alerts,
      int rejected,
      List<Quarantined> quarantined) {
    this(
        source,
        IngestPath.WEBHOOK,
        remote,
        receiver,
        groupKey,
        truncatedAlerts,
        body,
        alerts,
        rejected,
        quarantined);
  }

  /** The same body, at another place of a trace. */
  public Submission within(String traceParent) {
    return new Submission(
        source,
        path,
        remote,
        receiver,
        groupKey,
        isRepeat,
        truncatedAlerts,
        body,
        alerts,
        rejected,
        quarantined,
        traceParent);
  }

  public Submission {
    alerts = List.copyOf(alerts);
    quarantined = List.copyOf(quarantined);
  }
}
