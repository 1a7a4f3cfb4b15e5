package io.hostwatch.bridge;

import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.StoreHealth.Access;
import io.hostwatch.bridge.store.jdbc.JdbcStore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries, while the history cannot be written, whether it can be again: so the log and the metrics
 * tell that it still cannot, and of the recovery, even if nobody sends anything.
 */
final class Recovery implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final JdbcStore store;
  private final Repeater repeater = new Repeater("recovery");

  Recovery(JdbcStore store) {
    this.store = store;
  }

  void start() {
    repeater.start(EVERY, this::runOnce);
  }

  void runOnce() {
    if (store.health().isSettled(Access.WRITE)) {
      return;
    }
    try {
      store.alerts().check();
    } catch (StoreException e) {
      log.debug("not yet", e); // the store's health has counted and told it
    }
  }

  @Override
  public void close() {
    repeater.close();
  }
}
