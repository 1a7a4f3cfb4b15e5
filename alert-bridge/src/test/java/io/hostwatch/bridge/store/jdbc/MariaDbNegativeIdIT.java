package io.hostwatch.bridge.store.jdbc;

class MariaDbNegativeIdIT extends NegativeIdContract {
  MariaDbNegativeIdIT() {
    super(MariaDbServer.store());
  }
}
