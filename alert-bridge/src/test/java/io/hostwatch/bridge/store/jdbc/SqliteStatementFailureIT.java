package io.hostwatch.bridge.store.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class SqliteStatementFailureIT extends StatementFailureContract {

  SqliteStatementFailureIT(@TempDir Path folder) {
    super(
        FailingStatements.ofFile(),
        failing ->
            new SqliteDatabase(
                SqliteFile.at(folder.resolve("history.db"), Duration.ofSeconds(4)),
                Duration.ofSeconds(5),
                failing.between()));
  }
}
