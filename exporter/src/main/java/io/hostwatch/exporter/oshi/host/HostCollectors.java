package io.hostwatch.exporter.oshi.host;

import static java.util.stream.Collectors.toMap;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.process.ProcessReading;
import io.hostwatch.exporter.process.TopprocessesCollector;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The collectors of a host that is read through a {@link HostReader}, and their background work.
 *
 * <p>Each slow source has a thread of its own, so that one that hangs holds up no other.
 */
public final class HostCollectors implements AutoCloseable {
  private static final List<Entry> TABLE =
      List.of(
          on("cpu", parts -> new CpuCollector(parts.reader(), System::nanoTime)),
          on("cpufreq", HostCollectors::frequencies),
          on("meminfo", parts -> new MeminfoCollector(parts.reader())),
          on("vmstat", HostCollectors::swapping),
          on("loadavg", parts -> new LoadavgCollector(parts.reader())),
          on("stat", parts -> new StatCollector(parts.reader())),
          on("filefd", parts -> new FilefdCollector(parts.reader())),
          on("os", HostCollectors::product),
          on("time", parts -> new TimeCollector(parts.clock())),
          on("uname", HostCollectors::uname),
          on("netstat", HostCollectors::protocols),
          on("netdev", HostCollectors::traffic),
          on("netclass", HostCollectors::interfaces),
          on("diskstats", HostCollectors::disks),
          on("filesystem", HostCollectors::volumes),
          on("hwmon", HostCollectors::sensors),
          on("powersupplyclass", HostCollectors::batteries),
          new Entry("processes", false, parts -> new ProcessesCollector(parts.reader())),
          new Entry("topprocesses", false, HostCollectors::topProcesses));

  private final List<Collector> collectors;
  private final Background background;

  private HostCollectors(List<Collector> collectors, Background background) {
    this.collectors = collectors;
    this.background = background;
  }

  /** What collectors are made of. */
  private record Parts(HostReader reader, HostOptions options, Background background, Clock clock) {

    /** A source of the collector {@code name}, read in the background. */
    <T> Refreshed<T> refresh(String name, Supplier<T> read) {
      return background.refresh(name, read);
    }
  }

  private record Entry(String name, boolean onByDefault, Maker maker) {
    boolean isOn(Platform platform) {
      return !(name.equals("filefd") && platform == Platform.WINDOWS); // it counts handles
    }
  }

  @FunctionalInterface
  private interface Maker {
    Collector make(Parts parts);
  }

  /** The names of all collectors of this platform, and whether each is on by default. */
  public static Map<String, Boolean> names(Platform platform) {
    return TABLE.stream()
        .filter(entry -> entry.isOn(platform))
        .collect(toMap(Entry::name, Entry::onByDefault));
  }

  /** Makes the collectors of these names and starts what they need in the background. */
  public static HostCollectors start(
      HostReader reader, HostOptions options, Set<String> enabled, Clock clock) {
    Background background = new Background(options.refresh(), clock);
    Parts parts = new Parts(reader, options, background, clock);
    List<Collector> collectors =
        TABLE.stream()
            .filter(entry -> enabled.contains(entry.name()) && entry.isOn(reader.platform()))
            .map(entry -> entry.maker().make(parts))
            .toList();
    return new HostCollectors(collectors, background);
  }

  /** The collectors. */
  public List<Collector> all() {
    return collectors;
  }

  @Override
  public void close() {
    background.close();
  }

  private static Entry on(String name, Maker maker) {
    return new Entry(name, true, maker);
  }

  private static Collector frequencies(Parts parts) {
    return new CpufreqCollector(parts.refresh("cpufreq", parts.reader()::frequencies));
  }

  private static Collector swapping(Parts parts) {
    return new VmstatCollector(parts.reader(), parts.options().vmstatFields());
  }

  private static Collector product(Parts parts) {
    return new OsCollector(parts.refresh("os", parts.reader()::identity));
  }

  private static Collector uname(Parts parts) {
    return new UnameCollector(parts.refresh("uname", parts.reader()::identity));
  }

  private static Collector protocols(Parts parts) {
    return new NetstatCollector(parts.reader(), parts.options().netstatFields());
  }

  private static Collector traffic(Parts parts) {
    return new NetdevCollector(
        parts.reader(),
        parts.options().netdevInterfaces(),
        parts.refresh("netdev", done(parts.reader()::findInterfaces)));
  }

  private static Collector interfaces(Parts parts) {
    HostReader reader = parts.reader();
    return new NetclassCollector(
        reader.platform(),
        parts.options().netclassInterfaces(),
        parts.refresh(
            "netclass",
            () -> {
              reader.findInterfaces();
              return reader.interfaces();
            }));
  }

  private static Collector disks(Parts parts) {
    return new DiskstatsCollector(
        parts.reader(),
        parts.options().disks(),
        parts.refresh("diskstats", done(parts.reader()::findDisks)));
  }

  private static Collector volumes(Parts parts) {
    return new FilesystemCollector(
        parts.options(), parts.refresh("filesystem", parts.reader()::volumes));
  }

  private static Collector sensors(Parts parts) {
    return new HwmonCollector(parts.refresh("hwmon", parts.reader()::sensors));
  }

  private static Collector batteries(Parts parts) {
    return new PowersupplyclassCollector(
        parts.refresh("powersupplyclass", parts.reader()::batteries));
  }

  private static Collector topProcesses(Parts parts) {
    Refreshed<List<ProcessReading>> processes =
        parts.refresh("topprocesses", parts.reader()::processes);
    return new TopprocessesCollector(
        sink -> read(processes, sink), parts.options().topProcesses(), System::nanoTime);
  }

  private static List<ProcessReading> read(
      Refreshed<List<ProcessReading>> processes, MetricSink sink) throws CollectorException {
    Optional<List<ProcessReading>> all = processes.current(sink);
    if (all.isPresent() && all.get().isEmpty()) {
      throw new CollectorException("there is no process");
    }
    return all.orElse(List.of());
  }

  private static Supplier<Boolean> done(Runnable search) {
    return () -> {
      search.run();
      return true;
    };
  }
}
