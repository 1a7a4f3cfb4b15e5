package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Backend;
import io.hostwatch.bridge.store.ReplayContract;
import java.nio.file.Path;

/**
 * A store as the contracts meet it.
 *
 * @param afterwards what gives its place back once it is closed
 */
record OpenedStore(JdbcStore jdbc, Runnable afterwards) {

  static OpenedStore in(Path folder) {
    return new OpenedStore(JdbcStore.open(folder.resolve("history.db")), () -> {});
  }

  /** On a server, whose time does not count: tests have their own. */
  static OpenedStore on(ServerAddress address) {
    return new OpenedStore(JdbcStore.open(new ServerDatabase(address), _ -> {}), () -> {});
  }

  Backend backend() {
    return new Backend(
        jdbc.alerts(),
        jdbc.query(),
        jdbc.outbox(),
        () -> {
          jdbc.close();
          afterwards.run();
        });
  }

  ReplayContract.Opened withDeliveries() {
    return new ReplayContract.Opened(backend(), jdbc.deliveries());
  }
}
