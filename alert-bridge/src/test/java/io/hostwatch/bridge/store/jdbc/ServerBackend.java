package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Backend;

/** The store on a server, as the contracts meet it. */
final class ServerBackend {
  private ServerBackend() {}

  static Backend of(ServerAddress address) {
    JdbcStore jdbc = JdbcStore.open(address, _ -> {});
    return new Backend(jdbc.alerts(), jdbc.query(), jdbc.outbox(), jdbc::close);
  }
}
