package io.hostwatch.bridge.store.jdbc;

class MariaDbSharedStoreIT extends SharedStoreContract {
  MariaDbSharedStoreIT() {
    super(MariaDbServer.newDatabase());
  }
}
