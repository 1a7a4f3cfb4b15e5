package io.hostwatch.bridge.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The statements of one connection, each prepared when it is first used and kept: SQLite spends
 * more on preparing the usual statement than on running it. Used by one thread at a time.
 */
final class PreparedOnce {
  private static final int MOST_KEPT = 64;

  private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Connection connection;

  private PreparedOnce(Connection connection) {
    this.connection = connection;
  }

  /** The same connection, which can be unwrapped to its statements. */
  static Connection on(Connection connection) {
    PreparedOnce statements = new PreparedOnce(connection);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (arguments != null && arguments[0] == PreparedOnce.class) {
                return method.getName().equals("unwrap") ? statements : true;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Hands out the statement, which is to be {@link #giveBack given back} after a success. */
  PreparedStatement take(String sql) throws SQLException {
    PreparedStatement statement = kept.remove(sql);
    return statement == null ? connection.prepareStatement(sql) : statement;
  }

  /** Keeps it for the next time, in the place of the one that was not used for longest. */
  void giveBack(String sql, PreparedStatement statement) throws SQLException {
    statement.clearBatch();
    PreparedStatement same = kept.put(sql, statement);
    if (same != null) {
      same.close();
    }
    if (kept.size() > MOST_KEPT) {
      Iterator<PreparedStatement> oldest = kept.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
  }
}
