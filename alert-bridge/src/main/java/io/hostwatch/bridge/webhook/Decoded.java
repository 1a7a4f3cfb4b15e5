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
   * @param isRepeat whether Alertmanager sends only because its repeat interval is over
   * @param rejected how many alerts could not be understood
   * @param quarantined the first of them
   */
  record Message(
      String receiver,
      String groupKey,
      boolean isRepeat,
      long truncatedAlerts,
      List<Alert> alerts,
      int rejected,
      List<Quarantined> quarantined)
      implements Decoded {}

  /**
   * Not a version 4 message at all.
   *
   * @param reason what was wrong, where, and what was expected
   */
  record Unreadable(String reason) implements Decoded {}
}
