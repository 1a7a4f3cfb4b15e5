package io.hostwatch.bridge.store.jdbc;

/**
 * How a {@link Walk} reads on behind an episode: two statements, as not every database enters an
 * index by two columns at once, and one that enters it by the start alone reads again all that
 * began in the same microsecond.
 *
 * @param within the rest of the same start; takes that, an id and how many
 * @param before what began before it; takes the oldest start, that one and how many
 */
record WalkSql(String within, String before) {
  static final WalkSql ALL = of("episode", "id", "");

  static final WalkSql STATUS = of("episode", "id", "status = ? AND ");

  static final WalkSql LABEL = of("episode_label", "episode_id", "label = ? AND ");

  static final WalkSql SPAN = of("episode", "id", "span = ? AND ended_at >= ? AND ");

  private static WalkSql of(String table, String id, String condition) {
    String select = "SELECT starts_at, " + id + " FROM " + table + " WHERE " + condition;
    return new WalkSql(
        select + "starts_at = ? AND " + id + " < ? ORDER BY " + id + " DESC LIMIT ?",
        select
            + "starts_at >= ? AND starts_at < ? ORDER BY starts_at DESC, "
            + id
            + " DESC LIMIT ?");
  }
}
