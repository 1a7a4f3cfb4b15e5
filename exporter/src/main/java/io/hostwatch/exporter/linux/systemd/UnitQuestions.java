package io.hostwatch.exporter.linux.systemd;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.systemd.Systemd.Answer;
import io.hostwatch.exporter.linux.systemd.Systemd.Question;
import io.hostwatch.exporter.linux.systemd.Systemd.Unit;
import java.util.List;

/** What systemd is asked of one unit, and what becomes of the answers. */
final class UnitQuestions {
  private static final Family STATE =
      Family.gauge(
          "node_systemd_unit_state", "Whether a unit is in a state.", "name", "state", "type");
  private static final Family START_TIME =
      gauge("unit_start_time_seconds", "Unix time since which a unit is active; 0 if it is not.");
  private static final Family TASKS = gauge("unit_tasks_current", "Tasks of a service.");
  private static final Family MAX_TASKS = gauge("unit_tasks_max", "Tasks a service may have.");
  private static final Family RESTARTS =
      counter("service_restart_total", "How often a service was restarted by systemd.");
  private static final Family LAST_TRIGGER =
      gauge("timer_last_trigger_seconds", "Unix time at which a timer last went off.");
  private static final Family ACCEPTED =
      counter("socket_accepted_connections_total", "Connections a socket has accepted.");
  private static final Family CONNECTIONS =
      gauge("socket_current_connections", "Connections a socket has.");

  /** A gauge, though it only grows, because node_exporter calls it one. */
  private static final Family REFUSED =
      gauge("socket_refused_connections_total", "Connections a socket has refused.");

  private static final double MICROS = 1e6;
  private static final double NO_LIMIT = 0x1p64;

  private final Unit unit;
  private final SystemdOptions options;
  private final MetricSink sink;

  UnitQuestions(Unit unit, SystemdOptions options, MetricSink sink) {
    this.unit = unit;
    this.options = options;
    this.sink = sink;
  }

  /** Adds them to {@code questions}; what needs no question is told at once. */
  void addTo(List<Question> questions) {
    switch (unit.name().substring(unit.name().lastIndexOf('.') + 1)) {
      case "service" -> addService(questions);
      case "mount" -> questions.add(question("Mount", "Type", new States()));
      case "timer" -> {
        addStates("");
        addNumber(questions, "Timer", "LastTriggerUSec", LAST_TRIGGER, MICROS);
      }
      case "socket" -> addSocket(questions);
      default -> addStates("");
    }
    if (options.startTimes()) {
      addStartTime(questions);
    }
  }

  private void addService(List<Question> questions) {
    questions.add(question("Service", "Type", new States()));
    if (options.restarts()) {
      addNumber(questions, "Service", "NRestarts", RESTARTS, 1);
    }
    if (options.tasks()) {
      addNumber(questions, "Service", "TasksCurrent", TASKS, 1);
      addNumber(questions, "Service", "TasksMax", MAX_TASKS, 1);
    }
  }

  private void addSocket(List<Question> questions) {
    addStates("");
    addNumber(questions, "Socket", "NAccepted", ACCEPTED, 1);
    addNumber(questions, "Socket", "NConnections", CONNECTIONS, 1);
    addNumber(questions, "Socket", "NRefused", REFUSED, 1);
  }

  private void addStartTime(List<Question> questions) {
    if (unit.activeState().equals("active")) {
      addNumber(questions, "Unit", "ActiveEnterTimestamp", START_TIME, MICROS);
    } else {
      sink.add(START_TIME, 0, unit.name());
    }
  }

  private void addNumber(
      List<Question> questions, String kind, String property, Family family, double perUnit) {
    questions.add(
        question(
            kind,
            property,
            value -> {
              if (value instanceof Number number && number.doubleValue() < NO_LIMIT) {
                sink.add(family, number.doubleValue() / perUnit, unit.name());
              }
            }));
  }

  private Question question(String kind, String property, Answer answer) {
    return new Question(unit.path(), kind, property, answer);
  }

  private void addStates(String type) {
    for (String state : SystemdCollector.STATES) {
      sink.add(STATE, state.equals(unit.activeState()) ? 1 : 0, unit.name(), state, type);
    }
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_systemd_" + name, help, "name");
  }

  private static Family counter(String name, String help) {
    return Family.counter("node_systemd_" + name, help, "name");
  }

  /** The unit's states, for which its type had to be known. */
  private final class States implements Answer {

    @Override
    public void is(Object type) {
      addStates(type.toString());
    }

    @Override
    public void isUnknown() {
      addStates("");
    }
  }
}
