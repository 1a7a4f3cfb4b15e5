package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Dashboard;
import io.hostwatch.e2e.harness.DatabaseServer;
import io.hostwatch.e2e.harness.Ports;
import io.hostwatch.e2e.harness.Repository;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.receivers.OnCall;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;

/** The dashboard of the history reads what a bridge keeps in PostgreSQL, as who can only read. */
class HistoryDashboardIT {

  private static final Pattern ROLE = Pattern.compile("```sql\n(.+?)```", Pattern.DOTALL);

  /** Nothing is given up where everything is delivered. */
  private static final String GIVEN_UP = "Given up";

  @Test
  void everyQuery_asTheReader_returnsRows(TestInfo test) throws Exception {
    Scratch scratch = Scratch.of(test);
    try (Running running = new Running()) {
      DatabaseServer server = running.add(DatabaseServer.postgres(scratch.dir("postgres")));
      OnCall onCall = running.add(OnCall.open());
      Bridge bridge =
          running.add(
              Bridge.start(
                  scratch.dir("bridge"), Ports.free(), onCall.slackOnly(), server.flags()));
      SentAlert alert = SentAlert.firing("HostDown", "host-001");
      bridge.post(SentAlert.webhookBody(List.of(alert)));
      bridge.post(SentAlert.webhookBody(List.of(alert.resolved())));
      Patience.await("both are told").until(() -> onCall.slack().messages().size() > 1);
      String url = server.flags()[0].substring("--storage.url=".length());
      makeReader(url);

      try (Connection reader = DriverManager.getConnection(url, "hostwatch_reader", "secret")) {
        for (JsonNode panel : Dashboard.provisioned("hostwatch-history").json().get("panels")) {
          for (JsonNode target : panel.path("targets")) {
            int rows = rows(reader, target.get("rawSql").asString());
            if (!panel.get("title").asString().equals(GIVEN_UP)) {
              assertThat(rows).as(panel.get("title").asString()).isPositive();
            }
          }
        }
        assertThatThrownBy(() -> rows(reader, "DELETE FROM delivery RETURNING id"))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  /** Does what the README says. */
  private static void makeReader(String url) throws IOException, SQLException {
    String readme = Files.readString(Repository.path("dashboards/README.md"));
    Matcher role = ROLE.matcher(readme);
    assertThat(role.find()).isTrue();
    try (Connection owner = DriverManager.getConnection(url, "postgres", "");
        Statement statement = owner.createStatement()) {
      statement.execute(role.group(1).replace("…", "secret"));
    }
  }

  private static int rows(Connection reader, String sql) throws SQLException {
    long now = Instant.now().getEpochSecond();
    String filled =
        sql.replace("$__unixEpochFrom()", Long.toString(now - 3600))
            .replace("$__unixEpochTo()", Long.toString(now + 60));
    try (Statement statement = reader.createStatement();
        ResultSet answer = statement.executeQuery(filled)) {
      int rows = 0;
      while (answer.next()) {
        rows++;
      }
      return rows;
    }
  }
}
