package io.hostwatch.bridge.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Lies between a store and its connections, and lets one statement fail: it counts what is executed
 * and committed, and the one of the chosen number fails before or after it was done. On a server
 * the connection is lost with it. Thread-safe.
 */
final class FailingStatements {

  /** Whether what fails was done all the same. */
  enum When {
    BEFORE,
    AFTER
  }

  private record Plan(int number, When when) {}

  private static final Plan NONE = new Plan(0, When.BEFORE);

  private final String state;
  private final boolean losesConnection;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<Plan> plan = new AtomicReference<>(NONE);

  private FailingStatements(String state, boolean losesConnection) {
    this.state = state;
    this.losesConnection = losesConnection;
  }

  /** As a disk fails under SQLite. */
  static FailingStatements ofFile() {
    return new FailingStatements("HY000", false);
  }

  /** As the way to a server fails. */
  static FailingStatements ofServer() {
    return new FailingStatements("08006", true);
  }

  boolean isOfServer() {
    return losesConnection;
  }

  /** Counts from now on; the statement of that number fails once. */
  void failAt(int number, When when) {
    done.set(0);
    plan.set(new Plan(number, when));
  }

  /** Lets all go well and tells how many were done or failed since they are counted. */
  int stop() {
    plan.set(NONE);
    return done.getAndSet(0);
  }

  UnaryOperator<DataSource> between() {
    return source ->
        proxy(
            DataSource.class,
            (method, arguments) -> {
              Object result = call(source, method, arguments);
              return result instanceof Connection connection ? watched(connection) : result;
            });
  }

  private Connection watched(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            return watched(connection, (PreparedStatement) call(connection, method, arguments));
          }
          return isCommit(method, arguments)
              ? counted(connection, connection, method, arguments)
              : call(connection, method, arguments);
        });
  }

  private PreparedStatement watched(Connection connection, PreparedStatement statement) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) ->
            method.getName().startsWith("execute")
                ? counted(connection, statement, method, arguments)
                : call(statement, method, arguments));
  }

  /** The writer of SQLite ends its transaction by going back to committing by itself. */
  private static boolean isCommit(Method method, Object[] arguments) {
    return method.getName().equals("commit")
        || (method.getName().equals("setAutoCommit") && arguments[0].equals(true));
  }

  private Object counted(Connection connection, Object target, Method method, Object[] arguments)
      throws Throwable {
    int number = done.incrementAndGet();
    Plan now = plan.get();
    if (number != now.number()) {
      return call(target, method, arguments);
    }
    if (now.when() == When.AFTER) {
      call(target, method, arguments);
    }
    if (losesConnection) {
      connection.close();
    }
    throw new SQLException("the statement of number " + number + " is to fail", state);
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @FunctionalInterface
  private interface Handler {
    Object handle(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            FailingStatements.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                handler.handle(method, arguments == null ? new Object[0] : arguments)));
  }
}
