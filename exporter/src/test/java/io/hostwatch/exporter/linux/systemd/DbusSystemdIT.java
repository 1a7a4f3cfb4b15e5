package io.hostwatch.exporter.linux.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real dbus-daemon, which is skipped where none is installed, with a made-up systemd. */
class DbusSystemdIT {
  private static final SystemdOptions ALL =
      new SystemdOptions(NameFilter.all(), true, true, true, false);
  private static final List<Path> DAEMONS =
      List.of(Path.of("/usr/bin/dbus-daemon"), Path.of("/bin/dbus-daemon"));

  @TempDir private Path folder;
  private Path socket;
  private Process daemon;
  private @Nullable DBusConnection served;

  @BeforeEach
  void startBus() throws IOException {
    Path program = DAEMONS.stream().filter(Files::isExecutable).findFirst().orElse(Path.of("none"));
    assumeTrue(Files.exists(program), "dbus-daemon is not installed");
    socket = folder.resolve("bus");
    Path config = Files.writeString(folder.resolve("bus.conf"), config(socket));
    daemon =
        new ProcessBuilder(program.toString(), "--config-file=" + config, "--nofork", "--nopidfile")
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "log"))
            .start();
    await().until(() -> Files.exists(socket));
  }

  @AfterEach
  void stopBus() throws InterruptedException {
    if (served != null) {
      served.disconnect();
    }
    if (daemon != null) {
      daemon.destroyForcibly().waitFor();
    }
  }

  @Test
  void collect_manyUnits_asksThemAll() throws Exception {
    DbusManager manager =
        new DbusManager()
            .manager("Manager.Version", "257.9-1")
            .manager("Manager.Virtualization", "kvm")
            .manager("Manager.SystemState", "running");
    for (int i = 0; i < 100; i++) {
      String name = "s-" + i + ".service";
      manager
          .unit(name, "loaded", "active")
          .unitProperty(name, "Service.Type", "simple")
          .unitProperty(name, "Service.NRestarts", new UInt32(i))
          .unitProperty(name, "Service.TasksCurrent", new UInt64(i + 1))
          .unitProperty(name, "Service.TasksMax", new UInt64("18446744073709551615"))
          .unitProperty(name, "Unit.ActiveEnterTimestamp", new UInt64(1_700_000_000_000_000L));
    }
    serve(manager);
    try (Systemd systemd = DbusSystemd.overTheBus(socket)) {
      RecordingSink sink = new RecordingSink();

      new SystemdCollector(ALL, () -> systemd).collect(sink);

      assertThat(sink.lines())
          .hasSize(100 * (5 + 3) + 5 + 3)
          .contains(
              "node_systemd_service_restart_total{name=\"s-99.service\"} 99",
              "node_systemd_system_running 1",
              "node_systemd_unit_start_time_seconds{name=\"s-7.service\"} 1700000000",
              "node_systemd_unit_state{name=\"s-42.service\",state=\"active\",type=\"simple\"} 1",
              "node_systemd_unit_tasks_current{name=\"s-0.service\"} 1",
              "node_systemd_version{version=\"257.9-1\"} 257.9",
              "node_systemd_virtualization_info{virtualization_type=\"kvm\"} 1");
    }
  }

  @Test
  void collect_unitTellsNothing_tellsItsStateAlone() throws Exception {
    serve(new DbusManager().unit("a.socket", "loaded", "active"));
    try (Systemd systemd = DbusSystemd.overTheBus(socket)) {
      RecordingSink sink = new RecordingSink();

      new SystemdCollector(ALL, () -> systemd).collect(sink);

      assertThat(sink.lines("node_systemd_unit_")).hasSize(5);
      assertThat(sink.lines("node_systemd_socket_")).isEmpty();
    }
  }

  @Test
  void units_noSystemdOnTheBus_fails() throws IOException {
    try (Systemd systemd = DbusSystemd.overTheBus(socket)) {
      assertThatThrownBy(systemd::units)
          .hasMessage("systemd does not list its units: org.freedesktop.DBus.Error.ServiceUnknown");
    }
  }

  @Test
  void isConnected_busIsGone_isFalse() throws Exception {
    try (Systemd systemd = DbusSystemd.overTheBus(socket)) {
      daemon.destroyForcibly().waitFor();

      await().until(() -> !systemd.isConnected());
    }
  }

  @Test
  void connect_noBus_fails() {
    Path nowhere = folder.resolve("nowhere");

    assertThatThrownBy(() -> DbusSystemd.overTheBus(nowhere))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("systemd cannot be reached over D-Bus: ");
    assertThatThrownBy(() -> DbusSystemd.direct(nowhere))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("systemd cannot be reached over D-Bus: ");
  }

  private void serve(DbusManager manager) throws DBusException {
    DBusConnection connection =
        DBusConnectionBuilder.forAddress("unix:path=" + socket).withShared(false).build();
    served = connection;
    manager.exportOn(connection);
    connection.requestBusName("org.freedesktop.systemd1");
  }

  private static String config(Path socket) {
    return """
    <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
     "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
    <busconfig>
      <type>session</type>
      <listen>unix:path=%s</listen>
      <auth>EXTERNAL</auth>
      <policy context="default">
        <allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/>
        <allow own="*"/>
      </policy>
    </busconfig>
    """
        .formatted(socket);
  }
}
