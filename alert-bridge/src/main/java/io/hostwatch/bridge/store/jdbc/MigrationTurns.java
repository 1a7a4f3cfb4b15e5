package io.hostwatch.bridge.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a migration wait for a table that others use only for a moment at a time, and then lets them
 * go on: whoever comes after a change that waits, waits behind it, be it the intake.
 *
 * <p>PostgreSQL undoes the whole script of a change that waited too long, so that is run again.
 * MariaDB and MySQL undo the one statement, and nothing of the script before it; so that statement
 * is.
 *
 * @param session begins a session in which nothing waits for long; empty where nobody else is
 */
record MigrationTurns(String session) {
  static final MigrationTurns ALONE = new MigrationTurns("");

  private static final Logger LOG = LoggerFactory.getLogger(MigrationTurns.class);
  private static final Duration FOR_OTHERS = Duration.ofSeconds(3);
  private static final String SCRIPT_WAITED_TOO_LONG = "55P03";
  private static final int STATEMENT_WAITED_TOO_LONG = 1205;

  /** What is done again until nobody was in its way. */
  @FunctionalInterface
  private interface Attempt<T extends @Nullable Object> {
    T run() throws Throwable;
  }

  /** Runs migrations by connections of {@link #through}. */
  void run(Runnable migrations) {
    for (boolean isOver = false; !isOver; ) {
      try {
        migrations.run();
        isOver = true;
      } catch (RuntimeException e) {
        if (!isScriptToRepeat(e)) {
          throw e;
        }
        letOthersGoOn(e);
      }
    }
  }

  private static boolean isScriptToRepeat(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && SCRIPT_WAITED_TOO_LONG.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static void letOthersGoOn(Throwable e) {
    LOG.warn(
        "the tables cannot be brought up to date while somebody uses them; the next try is in {} s:"
            + " {}",
        FOR_OTHERS.toSeconds(),
        e.getMessage());
    try {
      Thread.sleep(FOR_OTHERS); // the turn of the others: nothing tells when a table is free
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while others used the tables", interrupted);
    }
  }

  /** Connections for {@link #run}. */
  DataSource through(DataSource source) {
    return session.isEmpty()
        ? source
        : proxy(
            DataSource.class,
            (method, arguments) -> {
              Object result = call(source, method, arguments);
              return result instanceof Connection connection ? begin(connection) : result;
            });
  }

  private Connection begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(session);
    }
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object result = call(connection, method, arguments);
          return result instanceof Statement statement
              ? patient(method.getReturnType(), statement)
              : result;
        });
  }

  private static Object patient(Class<?> type, Statement statement) {
    return proxy(
        type,
        (method, arguments) ->
            method.getName().startsWith("execute")
                ? again(() -> call(statement, method, arguments))
                : call(statement, method, arguments));
  }

  private static @Nullable Object again(Attempt<@Nullable Object> attempt) throws Throwable {
    while (true) {
      try {
        return attempt.run();
      } catch (SQLException e) {
        if (e.getErrorCode() != STATEMENT_WAITED_TOO_LONG) {
          throw e;
        }
        letOthersGoOn(e);
      }
    }
  }

  private static @Nullable Object call(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  @FunctionalInterface
  private interface Handler {
    @Nullable Object handle(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            MigrationTurns.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                handler.handle(method, arguments == null ? new Object[0] : arguments)));
  }
}
