package io.hostwatch.bridge.store.jdbc;

class PostgresStatementFailureIT extends StatementFailureContract {

  PostgresStatementFailureIT() {
    super(
        FailingStatements.ofServer(),
        failing -> new ServerDatabase(PostgresServer.newDatabase(), failing.between()));
  }
}
