package io.hostwatch.exporter.linux.systemd;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.systemd.Systemd.Answer;
import io.hostwatch.exporter.linux.systemd.Systemd.Question;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What systemd is asked of itself: its version, where it runs, whether all of it is up. */
final class ManagerQuestions {
  private static final Family VERSION =
      Family.gauge("node_systemd_version", "Version of systemd as a number.", "version");
  private static final Family VIRTUALIZATION =
      Family.gauge(
          "node_systemd_virtualization_info",
          "What the host runs in as systemd sees it; the value is always 1.",
          "virtualization_type");
  private static final Family RUNNING =
      Family.gauge("node_systemd_system_running", "Whether the system is up without a failure.");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{3,9}(\\.[0-9]{1,9})?");
  private static final String PATH = "/org/freedesktop/systemd1";
  private static final String KIND = "Manager";

  private ManagerQuestions() {}

  static List<Question> all(MetricSink sink) {
    return List.of(
        new Question(PATH, KIND, "Version", new Version(sink)),
        new Question(PATH, KIND, "Virtualization", new Virtualization(sink)),
        new Question(
            PATH,
            KIND,
            "SystemState",
            value -> sink.add(RUNNING, value.equals("running") ? 1 : 0)));
  }

  private record Version(MetricSink sink) implements Answer {

    @Override
    public void is(Object value) {
      Matcher number = NUMBER.matcher(value.toString());
      if (number.find()) {
        sink.add(VERSION, Double.parseDouble(number.group()), value.toString());
      } else {
        isUnknown();
      }
    }

    @Override
    public void isUnknown() {
      sink.add(VERSION, 0, "");
    }
  }

  private record Virtualization(MetricSink sink) implements Answer {

    @Override
    public void is(Object value) {
      sink.add(VIRTUALIZATION, 1, value.equals("") ? "none" : value.toString());
    }

    @Override
    public void isUnknown() {
      sink.add(VIRTUALIZATION, 1, "unknown");
    }
  }
}
