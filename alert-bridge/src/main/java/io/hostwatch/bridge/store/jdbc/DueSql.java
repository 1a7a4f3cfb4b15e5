package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.delivery.Priority;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The statement by which every bridge asks for work, however much lies behind it. */
final class DueSql {
  /**
   * Some of what is due, of each class. The order makes it a walk of the index by whatever
   * statistics: a database that believes that much is due would else look for it among all that
   * were ever delivered.
   */
  static final String SELECT_ANY_DUE =
      Arrays.stream(Priority.values())
          .map(DueSql::firstDue)
          .collect(Collectors.joining(" UNION ALL "));

  private DueSql() {}

  private static String firstDue(Priority priority) {
    return """
    SELECT id FROM (
      SELECT id FROM delivery
      WHERE receiver = ? AND channel = ? AND priority = %1$d AND due_at <= ?
      ORDER BY due_at, id LIMIT ?) first%1$d\
    """
        .formatted(priority.rank());
  }
}
