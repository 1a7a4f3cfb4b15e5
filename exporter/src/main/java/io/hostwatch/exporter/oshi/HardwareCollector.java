package io.hostwatch.exporter.oshi;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.MetricSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the machine is made of and how warm it is.
 *
 * <pre>{@code
 * hostwatch_hardware_cpu_info{microarchitecture="Zen 3",model="AMD EPYC 7713",vendor="AuthenticAMD"} 1
 * hostwatch_hardware_cpu_physical_cores 8
 * hostwatch_hardware_disk_size_bytes{device="sda"} 4.8e+11
 * hostwatch_hardware_temperature_celsius{sensor="coretemp_Core_0"} 41
 * hostwatch_hardware_refresh_timestamp_seconds 1.7e+09
 * }</pre>
 *
 * <p>A background thread reads what does not change once, and the rest at an interval. A scrape
 * never waits for it: it gets what was read last, and before the first reading nothing, which is a
 * success. The refresh timestamp tells how old that is. Thread-safe.
 */
public final class HardwareCollector implements Collector, AutoCloseable {
  private static final CollectorName NAME = new CollectorName("hardware");

  private final HardwareSource source;
  private final Clock clock;
  private final ScheduledExecutorService background;
  private volatile State state = new State(new HardwareReport(), new HardwareReport(), 0, null);

  private record State(
      HardwareReport facts, HardwareReport readings, double refreshed, @Nullable String trouble) {}

  HardwareCollector(HardwareSource source, Clock clock, ScheduledExecutorService background) {
    this.source = source;
    this.clock = clock;
    this.background = background;
  }

  /**
   * Starts reading the hardware of this host in the background.
   *
   * @param procfs where the host's procfs is, on Linux; elsewhere OSHI asks the system
   */
  public static HardwareCollector start(Path procfs, Path sysfs, Duration refresh) {
    HardwareSource source =
        Files.isDirectory(procfs) ? new LinuxHardware(procfs, sysfs) : new OshiHardware();
    HardwareCollector collector =
        new HardwareCollector(
            source,
            Clock.systemUTC(),
            Executors.newSingleThreadScheduledExecutor(HardwareCollector::backgroundThread));
    collector.start(refresh);
    return collector;
  }

  void start(Duration refresh) {
    var _ = // refresh() never throws, so the schedule only ends with the executor
        background.scheduleWithFixedDelay(
            this::refresh, 0, refresh.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    State now = state;
    now.facts().replay(sink);
    now.readings().replay(sink);
    if (now.refreshed() > 0) {
      sink.add(HardwareFamilies.REFRESHED, now.refreshed());
    }
    if (now.trouble() != null) {
      throw new CollectorException("the last reading of the hardware failed: " + now.trouble());
    }
  }

  @Override
  public void close() {
    background.shutdownNow();
  }

  // Whatever the source throws must not end the schedule; it becomes the collector's failure.
  private void refresh() {
    State before = state;
    try {
      HardwareReport facts = before.refreshed() > 0 ? before.facts() : facts();
      HardwareReport readings = new HardwareReport();
      source.readings(readings);
      state = new State(facts, readings, clock.millis() / 1e3, null);
    } catch (RuntimeException | Error e) {
      state = new State(before.facts(), before.readings(), before.refreshed(), e.toString());
    }
  }

  private HardwareReport facts() {
    HardwareReport facts = new HardwareReport();
    source.facts(facts);
    return facts;
  }

  private static Thread backgroundThread(Runnable run) {
    Thread thread = new Thread(run, "hardware");
    thread.setDaemon(true);
    return thread;
  }
}
