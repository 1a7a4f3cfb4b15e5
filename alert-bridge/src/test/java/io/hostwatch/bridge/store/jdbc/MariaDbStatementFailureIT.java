package io.hostwatch.bridge.store.jdbc;

class MariaDbStatementFailureIT extends StatementFailureContract {

  MariaDbStatementFailureIT() {
    super(
        FailingStatements.ofServer(),
        failing -> new ServerDatabase(MariaDbServer.newDatabase(), failing.between()));
  }
}
