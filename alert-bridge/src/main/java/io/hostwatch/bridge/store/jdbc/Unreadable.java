package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.StoreException;

/** A row of the table {@code episode} that holds what the bridge does not write. */
record Unreadable(Id episode, Fingerprint alert, RuntimeException cause) {

  /** Which it is, for people who can mend it. */
  String text() {
    return "episode "
        + episode
        + ": its row cannot be read: mend it, or delete the episode ("
        + cause.getClass().getSimpleName()
        + ")";
  }

  /** As what is wrong with this one alone. */
  StoreException failure() {
    return new StoreException(text(), cause);
  }
}
