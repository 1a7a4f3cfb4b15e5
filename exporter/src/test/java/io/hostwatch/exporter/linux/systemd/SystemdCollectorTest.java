package io.hostwatch.exporter.linux.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SystemdCollectorTest {
  private static final SystemdOptions ALL =
      new SystemdOptions(NameFilter.all(), true, true, true, false);
  private final FakeSystemd systemd = new FakeSystemd();

  @Test
  void collect_defaults_tellsStatesOfWhatIsLoadedAndNotExcluded() throws IOException {
    systemd
        .with("ssh.service", "loaded", "active")
        .with("gone.service", "not-found", "inactive")
        .with("dev-sda.device", "loaded", "active")
        .tells("ssh.service", "Service.Type", "notify")
        .tells("ssh.service", "Service.NRestarts", 3);

    assertThat(collect(SystemdOptions.defaults()).lines("node_systemd_u"))
        .containsExactly(
            "node_systemd_unit_state{name=\"ssh.service\",state=\"activating\",type=\"notify\"} 0",
            "node_systemd_unit_state{name=\"ssh.service\",state=\"active\",type=\"notify\"} 1",
            "node_systemd_unit_state{name=\"ssh.service\",state=\"deactivating\",type=\"notify\"}"
                + " 0",
            "node_systemd_unit_state{name=\"ssh.service\",state=\"failed\",type=\"notify\"} 0",
            "node_systemd_unit_state{name=\"ssh.service\",state=\"inactive\",type=\"notify\"} 0",
            "node_systemd_units{state=\"activating\"} 0",
            "node_systemd_units{state=\"active\"} 2",
            "node_systemd_units{state=\"deactivating\"} 0",
            "node_systemd_units{state=\"failed\"} 0",
            "node_systemd_units{state=\"inactive\"} 1");
  }

  @Test
  void collect_everythingEnabled_tellsWhatEachKindHas() throws IOException {
    systemd
        .with("a.service", "loaded", "failed")
        .tells("a.service", "Service.NRestarts", 3)
        .tells("a.service", "Service.TasksCurrent", 7)
        .tells("a.service", "Service.TasksMax", 0x1p64)
        .with("a.timer", "loaded", "active")
        .tells("a.timer", "Timer.LastTriggerUSec", 1_500_000)
        .tells("a.timer", "Unit.ActiveEnterTimestamp", 500_000)
        .with("a.socket", "loaded", "active")
        .tells("a.socket", "Socket.NAccepted", 5)
        .tells("a.socket", "Socket.NConnections", 2);

    assertThat(collect(ALL).lines())
        .filteredOn(line -> !line.contains("unit_state") && !line.contains("units"))
        .containsExactly(
            "node_systemd_service_restart_total{name=\"a.service\"} 3",
            "node_systemd_socket_accepted_connections_total{name=\"a.socket\"} 5",
            "node_systemd_socket_current_connections{name=\"a.socket\"} 2",
            "node_systemd_timer_last_trigger_seconds{name=\"a.timer\"} 1.5",
            "node_systemd_unit_start_time_seconds{name=\"a.service\"} 0",
            "node_systemd_unit_start_time_seconds{name=\"a.timer\"} 0.5",
            "node_systemd_unit_tasks_current{name=\"a.service\"} 7",
            "node_systemd_version{version=\"\"} 0",
            "node_systemd_virtualization_info{virtualization_type=\"unknown\"} 1");
  }

  @Test
  void collect_systemdItself_tellsVersionAndState() throws IOException {
    systemd
        .tells("systemd1", "Manager.Version", "252.39-1~deb12u1")
        .tells("systemd1", "Manager.Virtualization", "")
        .tells("systemd1", "Manager.SystemState", "degraded");

    assertThat(collect(ALL).lines())
        .contains(
            "node_systemd_system_running 0",
            "node_systemd_version{version=\"252.39-1~deb12u1\"} 252.39",
            "node_systemd_virtualization_info{virtualization_type=\"none\"} 1");
  }

  @Test
  void collect_includedAndExcluded_asksNothingOfTheRest() throws IOException {
    systemd.with("a.service", "loaded", "active").with("b.service", "loaded", "active");
    NameFilter units =
        new NameFilter(
            Optional.of(Pattern.compile("^(?:[ab].service)$")),
            Optional.of(Pattern.compile("^(?:b.*)$")));

    RecordingSink sink = collect(new SystemdOptions(units, false, false, false, false));

    assertThat(sink.lines("node_systemd_unit_state")).hasSize(5).allMatch(l -> l.contains("\"a."));
    assertThat(systemd.questions()).isEqualTo(3 + 1);
  }

  @Test
  void collect_again_keepsTheConnectionWhileItHolds() throws IOException {
    SystemdCollector collector = new SystemdCollector(ALL, systemd);

    collector.collect(new RecordingSink());
    collector.collect(new RecordingSink());
    assertThat(systemd.connections()).isOne();

    systemd.drop();
    collector.collect(new RecordingSink());
    assertThat(systemd.connections()).isEqualTo(2);
  }

  @Test
  void collect_noAnswer_failsAndConnectsAnew() throws IOException {
    SystemdCollector collector = new SystemdCollector(ALL, systemd);
    systemd.fail(true);

    assertThatThrownBy(() -> collector.collect(new RecordingSink())).hasMessage("no answer");
    assertThat(systemd.isConnected()).isFalse();

    systemd.fail(false);
    collector.collect(new RecordingSink());
    assertThat(systemd.connections()).isEqualTo(2);
  }

  private RecordingSink collect(SystemdOptions options) throws IOException {
    RecordingSink sink = new RecordingSink();
    new SystemdCollector(options, systemd).collect(sink);
    return sink;
  }
}
