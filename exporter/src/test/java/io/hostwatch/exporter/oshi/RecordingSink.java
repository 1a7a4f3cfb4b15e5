package io.hostwatch.exporter.oshi;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was added as lines without the families' common prefix. */
final class RecordingSink implements MetricSink {
  final List<String> lines = new ArrayList<>();

  @Override
  public void add(Family family, double value, String... labelValues) {
    String name = family.name().replaceFirst("^hostwatch_hardware_", "");
    lines.add(name + List.of(labelValues) + " " + value);
  }

  static List<String> of(HardwareReport report) {
    RecordingSink sink = new RecordingSink();
    report.replay(sink);
    return sink.lines;
  }
}
