package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.net.InfinibandCounters.Counter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** One port of an InfiniBand device, {@code /sys/class/infiniband/NAME/ports/NUMBER}. */
final class InfinibandPort {
  private static final Family STATE =
      gauge("state_id", "A port's state: 1 down, 2 initializing, 3 armed, 4 active.");
  private static final Family PHYSICAL_STATE =
      gauge("physical_state_id", "A port's physical state: 2 polling, 3 disabled, 5 link up.");
  private static final Family RATE =
      gauge("rate_bytes_per_second", "The most a port can send in a second.");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final double GIGABIT = 1e9 / 8;

  private final HostFiles files;
  private final String[] labels;
  private final Path state;
  private final Path physicalState;
  private final Path rate;
  private final List<Source> sources = new ArrayList<>();

  InfinibandPort(HostFiles files, Path folder, String device, String number) {
    this.files = files;
    this.labels = new String[] {device, number};
    this.state = folder.resolve("state");
    this.physicalState = folder.resolve("phys_state");
    this.rate = folder.resolve("rate");
    add(folder.resolve("counters"), InfinibandCounters.STANDARD);
    add(folder.resolve("counters_ext"), InfinibandCounters.LEGACY);
    if (device.startsWith("irdma") || device.startsWith("mlx5_")) {
      add(folder.resolve("hw_counters"), InfinibandCounters.HARDWARE); // others' have other names
    }
  }

  void collect(MetricSink sink) {
    add(STATE, firstNumber(state, ':'), sink);
    add(PHYSICAL_STATE, firstNumber(physicalState, ':'), sink);
    OptionalDouble gigabits = firstNumber(rate, ' ');
    if (gigabits.isPresent()) {
      sink.add(RATE, Math.floor(gigabits.getAsDouble() * GIGABIT), labels);
    }
    for (Source source : sources) {
      OptionalDouble value = files.number(source.file);
      if (value.isPresent()) {
        sink.add(source.counter.family(), source.counter.inUnit(value.getAsDouble()), labels);
      }
    }
  }

  /** Only what the device has: the rest would be looked for in vain in every scrape. */
  private void add(Path folder, List<Counter> counters) {
    List<String> there = files.names(folder);
    for (Counter counter : counters) {
      if (there.contains(counter.file())) {
        sources.add(new Source(folder.resolve(counter.file()), counter));
      }
    }
  }

  private void add(Family family, OptionalDouble value, MetricSink sink) {
    if (value.isPresent()) {
      sink.add(family, value.getAsDouble(), labels);
    }
  }

  /** The number before the separator, as in {@code 4: ACTIVE} or {@code 2.5 Gb/sec (1X SDR)}. */
  private OptionalDouble firstNumber(Path file, char separator) {
    String text = files.text(file).orElse("");
    int end = text.indexOf(separator);
    String number = end < 0 ? "" : text.substring(0, end);
    return NUMBER.matcher(number).matches()
        ? OptionalDouble.of(Double.parseDouble(number))
        : OptionalDouble.empty();
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_infiniband_" + name, help, "device", "port");
  }

  private record Source(Path file, Counter counter) {}
}
