package io.hostwatch.exporter.linux.systemd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.connections.AbstractConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A made-up systemd for D-Bus: as many of its objects as the collector asks. */
final class DbusManager {
  private static final String ROOT = "/org/freedesktop/systemd1";
  private final List<ListedUnit> units = new ArrayList<>();
  private final Map<String, Map<String, Object>> objects = new HashMap<>();

  DbusManager() {
    objects.put(ROOT, new HashMap<>());
  }

  DbusManager manager(String property, Object value) {
    return property(ROOT, property, value);
  }

  DbusManager unit(String name, String load, String active) {
    DBusPath path = new DBusPath(path(name));
    units.add(
        new ListedUnit(
            name, "about", load, active, "sub", "", path, new UInt32(0), "", new DBusPath("/")));
    objects.putIfAbsent(path(name), new HashMap<>());
    return this;
  }

  DbusManager unitProperty(String name, String property, Object value) {
    return property(path(name), property, value);
  }

  void exportOn(AbstractConnection connection) throws DBusException {
    for (Map.Entry<String, Map<String, Object>> object : objects.entrySet()) {
      connection.exportObject(
          object.getKey(), new Exported(object.getKey(), object.getValue(), units));
    }
  }

  private DbusManager property(String path, String property, Object value) {
    objects.computeIfAbsent(path, unseen -> new HashMap<>()).put(property, value);
    return this;
  }

  private static String path(String name) {
    return ROOT + "/unit/" + name.replace(".", "_2e").replace("-", "_2d");
  }

  /** What systemd's own object offers. */
  @DBusInterfaceName("org.freedesktop.systemd1.Manager")
  public interface Manager extends DBusInterface {

    @SuppressWarnings("MethodName") // the name on the bus
    List<ListedUnit> ListUnits();
  }

  private record Exported(String path, Map<String, Object> properties, List<ListedUnit> units)
      implements Manager, Properties {

    @Override
    public String getObjectPath() {
      return path;
    }

    @Override
    public List<ListedUnit> ListUnits() {
      return units;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the library's own form
    public <A> A Get(String kind, String property) {
      Object value = properties.get(kind.substring(kind.lastIndexOf('.') + 1) + '.' + property);
      if (value == null) {
        throw new DBusExecutionException("no such property");
      }
      return (A) value;
    }

    @Override
    public <A> void Set(String kind, String property, A value) {
      throw new DBusExecutionException("read-only");
    }

    @Override
    public Map<String, Variant<?>> GetAll(String kind) {
      return Map.of();
    }
  }

  /** A unit as {@code ListUnits} tells it. */
  public static final class ListedUnit extends Struct {
    @Position(0)
    public final String name;

    @Position(1)
    public final String description;

    @Position(2)
    public final String load;

    @Position(3)
    public final String active;

    @Position(4)
    public final String sub;

    @Position(5)
    public final String following;

    @Position(6)
    public final DBusPath path;

    @Position(7)
    public final UInt32 job;

    @Position(8)
    public final String jobType;

    @Position(9)
    public final DBusPath jobPath;

    public ListedUnit(
        String name,
        String description,
        String load,
        String active,
        String sub,
        String following,
        DBusPath path,
        UInt32 job,
        String jobType,
        DBusPath jobPath) {
      this.name = name;
      this.description = description;
      this.load = load;
      this.active = active;
      this.sub = sub;
      this.following = following;
      this.path = path;
      this.job = job;
      this.jobType = jobType;
      this.jobPath = jobPath;
    }
  }
}
