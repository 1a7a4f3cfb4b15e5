package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.store.jdbc.VariedHistory.Told;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history that goes from one kind of server to the other and back, without a file between. */
class ServerToServerMoveIT {
  @TempDir private Path folder = Path.of(".");

  @Test
  void move_thereAndBack_isTheSame() {
    Path file = folder.resolve("h.db");
    Told there = VariedHistory.in(file);
    ServerAddress postgres = PostgresServer.newDatabase();
    ServerAddress mariadb = MariaDbServer.newDatabase();
    ServerAddress postgresAgain = PostgresServer.newDatabase();
    move(new MoveEnd.InFile(file), new MoveEnd.OnServer(postgres));

    MoveReport report = move(new MoveEnd.OnServer(postgres), new MoveEnd.OnServer(mariadb));
    assertThat(report.tables()).hasSize(MoveTable.ALL.size());
    assertThat(MoveHarness.told(mariadb)).isEqualTo(there);
    move(new MoveEnd.OnServer(mariadb), new MoveEnd.OnServer(postgresAgain));

    assertThat(MoveHarness.told(postgresAgain)).isEqualTo(there);
    assertThat(MoveHarness.told(postgres)).isEqualTo(there);
  }

  private static MoveReport move(MoveEnd from, MoveEnd to) {
    return HistoryMove.run(from, to, _ -> {});
  }
}
