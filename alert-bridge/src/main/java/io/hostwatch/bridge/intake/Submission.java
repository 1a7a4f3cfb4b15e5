package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import java.util.List;

/**
 * One body as a decoder understood it.
 *
 * @param source the configured name of the sender
 * @param remote the sender's address
 * @param receiver the sender's name for the bridge, unescaped; possibly empty
 * @param groupKey possibly empty
 * @param truncatedAlerts how many alerts the sender says it left out
 * @param alerts what could be understood
 * @param quarantined what could not
 */
public record Submission(
    String source,
    String remote,
    String receiver,
    String groupKey,
    long truncatedAlerts,
    RawBody body,
    List<Alert> alerts,
    List<Quarantined> quarantined) {

  public Submission {
    alerts = List.copyOf(alerts);
    quarantined = List.copyOf(quarantined);
  }
}
