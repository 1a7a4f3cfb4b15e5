package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import java.util.List;

/** What a body turned out to be. */
sealed interface Decoded {

  /**
   * A version 4 message; some of its alerts may be in quarantine.
   *
   * @param receiver unescaped; possibly empty
   * @param groupKey possibly empty
   */
  record Message(
      String receiver,
      String groupKey,
      long truncatedAlerts,
      List<Alert> alerts,
      List<Quarantined> quarantined)
      implements Decoded {}

  /**
   * Not a version 4 message at all.
   *
   * @param reason what was wrong, where, and what was expected
   */
  record Unreadable(String reason) implements Decoded {}
}
