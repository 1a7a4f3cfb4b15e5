package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.delivery.Settlement.Park;
import io.hostwatch.bridge.notify.FailureReason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteNegativeIdIT extends NegativeIdContract {
  private final Path folder;

  SqliteNegativeIdIT(@TempDir Path folder) {
    super(OpenedStore.in(folder));
    this.folder = folder;
  }

  /** SQLite lets anything be anywhere. */
  @ParameterizedTest
  @ValueSource(strings = {"99999999999", "'many'"})
  void parked_probesAreNoNumberOfThisSize_isParked(String probes) {
    Park park = new Park(minute(4), FailureReason.AUTH, "revoked");
    outbox().settle(claim(3).getFirst(), park, minute(3));

    write("UPDATE destination SET probes = " + probes);

    assertThat(outbox().parked()).containsOnlyKeys(SLACK);
    assertThat(claim(5)).hasSize(1);
  }

  /** The tool with which people change a file asks for no references. */
  @Test
  void claim_eventIsGone_diesAndOthersAreTold() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "DELETE FROM episode_event WHERE id = (SELECT MIN(id) FROM episode_event)");
    }

    assertThat(tellAll(6)).containsExactly("Disk FIRED");
    assertThat(dead).containsExactly("team/slack UNREADABLE 1");
  }
}
