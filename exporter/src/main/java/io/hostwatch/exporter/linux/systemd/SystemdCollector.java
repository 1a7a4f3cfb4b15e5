package io.hostwatch.exporter.linux.systemd;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import io.hostwatch.exporter.linux.systemd.Systemd.Question;
import io.hostwatch.exporter.linux.systemd.Systemd.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What systemd knows of its units.
 *
 * <pre>{@code
 * node_systemd_system_running 1
 * node_systemd_units{state="failed"} 1
 * node_systemd_unit_state{name="ssh.service",state="active",type="notify"} 1
 * node_systemd_version{version="252.39-1~deb12u1"} 252.39
 * }</pre>
 *
 * <p>Source: {@code org.freedesktop.systemd1} on D-Bus, over one connection that is kept from
 * scrape to scrape. What each unit tells is in {@link UnitQuestions}, what systemd tells of itself
 * in {@link ManagerQuestions}.
 */
final class SystemdCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("systemd");
  private static final Family UNITS =
      Family.gauge("node_systemd_units", "Units in a state.", "state");
  static final List<String> STATES =
      List.of("active", "activating", "deactivating", "inactive", "failed");

  private final SystemdOptions options;
  private final Systemd.Connector connector;
  private final RememberedFilter filter;
  private @Nullable Systemd connected;

  SystemdCollector(SystemdOptions options, Systemd.Connector connector) {
    this.options = options;
    this.connector = connector;
    this.filter = new RememberedFilter(options.units());
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public boolean isOnByDefault() {
    return false;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    Systemd systemd = connected();
    try {
      systemd.ask(ManagerQuestions.all(sink));
      List<Unit> units = systemd.units();
      summarize(units, sink);
      systemd.ask(questions(units, sink));
    } catch (IOException e) {
      connected = null;
      systemd.close();
      throw e;
    }
  }

  private Systemd connected() throws IOException {
    Systemd known = connected;
    if (known == null || !known.isConnected()) {
      if (known != null) {
        known.close();
      }
      known = connector.connect();
      connected = known;
    }
    return known;
  }

  private static void summarize(List<Unit> units, MetricSink sink) {
    Map<String, Integer> counts = new TreeMap<>();
    STATES.forEach(state -> counts.put(state, 0));
    units.forEach(unit -> counts.merge(unit.activeState(), 1, Integer::sum));
    counts.forEach((state, count) -> sink.add(UNITS, count, state));
  }

  private List<Question> questions(List<Unit> units, MetricSink sink) {
    List<Question> questions = new ArrayList<>();
    for (Unit unit : units) {
      if (unit.loadState().equals("loaded") && filter.accepts(unit.name())) {
        new UnitQuestions(unit, options, sink).addTo(questions);
      }
    }
    return questions;
  }
}
