package io.hostwatch.exporter.linux.systemd;

import io.hostwatch.exporter.collector.CollectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freedesktop.dbus.connections.AbstractConnection;
import org.freedesktop.dbus.connections.impl.BaseConnectionBuilder;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.connections.impl.DirectConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * systemd over D-Bus: {@code org.freedesktop.systemd1(5)}.
 *
 * <p>Questions are sent many at a time before the first answer is waited for, because a host has
 * hundreds of units and each answer takes a way through the bus.
 */
public final class DbusSystemd implements Systemd {
  private static final String SYSTEMD = "org.freedesktop.systemd1";
  private static final String MANAGER = "/org/freedesktop/systemd1";
  private static final Path PRIVATE_SOCKET = Path.of("/run/systemd/private");
  private static final int AT_A_TIME = 32; // a bus allows 128 open calls and up
  private static final long PATIENCE_MILLIS = 5_000;
  private static final int CONNECT_MILLIS = 1_000;
  private static final byte NO_FLAGS = 0;

  private final AbstractConnection connection;

  private DbusSystemd(AbstractConnection connection) {
    this.connection = connection;
  }

  /** Reaches systemd over the system's bus; where that fails, directly if this process may. */
  public static Systemd overTheBus() throws IOException {
    try {
      return connect(DBusConnectionBuilder.forSystemBus().withShared(false));
    } catch (CollectorException e) {
      if (!Files.isWritable(PRIVATE_SOCKET)) {
        throw e;
      }
      return direct();
    }
  }

  /** Reaches systemd over the socket on which it listens for root alone. */
  public static Systemd direct() throws IOException {
    return direct(PRIVATE_SOCKET);
  }

  static Systemd direct(Path socket) throws IOException {
    return connect(DirectConnectionBuilder.forAddress("unix:path=" + socket));
  }

  static Systemd overTheBus(Path socket) throws IOException {
    return connect(DBusConnectionBuilder.forAddress("unix:path=" + socket).withShared(false));
  }

  private static <B extends BaseConnectionBuilder<B, C>, C extends AbstractConnection>
      Systemd connect(BaseConnectionBuilder<B, C> builder) throws IOException {
    try {
      return new DbusSystemd(
          builder
              .transportConfig()
              .withTimeout(CONNECT_MILLIS)
              .back()
              .receivingThreadConfig()
              .withSignalThreadCount(1)
              .withErrorHandlerThreadCount(1)
              .withMethodCallThreadCount(1)
              .withMethodReturnThreadCount(1)
              .connectionConfig()
              .build());
    } catch (DBusException | RuntimeException e) {
      throw new CollectorException("systemd cannot be reached over D-Bus: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean isConnected() {
    return connection.isConnected();
  }

  @Override
  public List<Unit> units() throws IOException {
    MethodCall call = send(MANAGER, SYSTEMD + ".Manager", "ListUnits", "");
    Message reply = reply(call);
    if (reply instanceof Error) {
      throw new CollectorException("systemd does not list its units: " + reply.getName());
    }
    List<Unit> units = new ArrayList<>();
    for (Object unit : elements(first(reply))) {
      List<?> fields = elements(unit);
      if (fields.size() < 7) {
        throw new CollectorException("systemd lists a unit with " + fields.size() + " fields");
      }
      units.add(new Unit(text(fields, 0), text(fields, 2), text(fields, 3), text(fields, 6)));
    }
    return units;
  }

  private static String text(List<?> fields, int index) {
    return String.valueOf(fields.get(index));
  }

  @Override
  public void ask(List<Question> questions) throws IOException {
    for (int from = 0; from < questions.size(); from += AT_A_TIME) {
      askSome(questions.subList(from, Math.min(questions.size(), from + AT_A_TIME)));
    }
  }

  private void askSome(List<Question> questions) throws IOException {
    List<MethodCall> calls = new ArrayList<>();
    for (Question question : questions) {
      String kind = SYSTEMD + '.' + question.kind();
      calls.add(
          send(
              question.path(),
              "org.freedesktop.DBus.Properties",
              "Get",
              "ss",
              kind,
              question.property()));
    }
    for (int i = 0; i < calls.size(); i++) {
      Message reply = reply(calls.get(i));
      Object value = reply instanceof Error ? null : value(reply);
      if (value == null) {
        questions.get(i).answer().isUnknown();
      } else {
        questions.get(i).answer().is(value);
      }
    }
  }

  private MethodCall send(
      String path, String type, String method, String signature, Object... arguments)
      throws IOException {
    try {
      MethodCall call =
          connection
              .getMessageFactory()
              .createMethodCall(null, SYSTEMD, path, type, method, NO_FLAGS, signature, arguments);
      connection.sendMessage(call);
      return call;
    } catch (DBusException | RuntimeException e) {
      throw new CollectorException("systemd cannot be asked: " + e.getMessage(), e);
    }
  }

  private static Message reply(MethodCall call) throws IOException {
    Message reply = call.getReply(PATIENCE_MILLIS);
    if (reply == null) {
      throw new CollectorException(
          "systemd does not answer " + call.getName() + " within " + PATIENCE_MILLIS + " ms");
    }
    return reply;
  }

  private static @Nullable Object value(Message reply) throws IOException {
    return first(reply) instanceof Variant<?> variant ? variant.getValue() : null;
  }

  private static Object first(Message reply) throws IOException {
    try {
      Object[] parameters = reply.getParameters();
      if (parameters == null || parameters.length == 0) {
        throw new CollectorException("systemd answers with nothing");
      }
      return parameters[0];
    } catch (DBusException | RuntimeException e) {
      throw new CollectorException("systemd's answer makes no sense: " + e.getMessage(), e);
    }
  }

  private static List<?> elements(Object value) throws IOException {
    return switch (value) {
      case List<?> list -> list;
      case Object[] array -> List.of(array);
      default -> throw new CollectorException("systemd answers with a " + value.getClass());
    };
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
