package io.hostwatch.bridge.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Fills {@code label_value} with the labels of a history that began before this table. */
final class KnownLabels implements JavaMigration {
  private static final int AT_A_TIME = 1_000;

  /** The latest first, so that the first use that is met is about the last one. */
  private static final String SELECT_LABELS =
      "SELECT labels, id, last_seen_at FROM episode ORDER BY id DESC";

  private static final String INSERT =
      "INSERT INTO label_value (name, label, value, episode_id, used_at) VALUES (?, ?, ?, ?, ?)";

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("5.1");
  }

  @Override
  public String getDescription() {
    return "known labels";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    Set<Long> known = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT_LABELS);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      select.setFetchSize(AT_A_TIME);
      ResultSet episodes = select.executeQuery();
      while (episodes.next()) {
        for (Map.Entry<String, String> label : labels(episodes.getString(1)).entrySet()) {
          long hash = LabelValues.hash(label.getKey(), label.getValue());
          if (known.add(hash)) {
            insert(insert, hash, label, episodes);
          }
        }
      }
    }
  }

  /** None where they cannot be read: the bridge starts, and says so where it needs them. */
  private static Map<String, String> labels(String json) {
    try {
      return LabelJson.read(json).values();
    } catch (RuntimeException e) {
      return Map.of();
    }
  }

  private static void insert(
      PreparedStatement insert, long hash, Map.Entry<String, String> label, ResultSet episode)
      throws SQLException {
    insert.setLong(1, LabelValues.hash(label.getKey()));
    insert.setLong(2, hash);
    insert.setString(3, label.getValue());
    insert.setLong(4, episode.getLong(2));
    insert.setLong(5, episode.getLong(3));
    insert.executeUpdate();
  }
}
