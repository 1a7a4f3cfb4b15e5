package io.hostwatch.exporter.oshi.host;

import static java.util.stream.Collectors.toMap;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.process.ProcessReading;
import io.hostwatch.exporter.process.TopprocessesCollector;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The collectors of a host that is read through a {@link HostReader}, and their background work.
 *
 * <p>Each slow source has a thread of its own, so that one that hangs holds up no other.
 */
public final class HostCollectors implements AutoCloseable {
  private static final List<Entry> TABLE =
      List.of(
          fast("cpu", parts -> new CpuCollector(parts.reader(), System::nanoTime)),
          fast("meminfo", parts -> new MeminfoCollector(parts.reader())),
          fast(
              "vmstat",
              parts -> new VmstatCollector(parts.reader(), parts.options().vmstatFields())),
          fast("loadavg", parts -> new LoadavgCollector(parts.reader())),
          fast("stat", parts -> new StatCollector(parts.reader())),
          fast("filefd", parts -> new FilefdCollector(parts.reader())),
          fast("os", parts -> new OsCollector(parts.reader())),
          fast("time", parts -> new TimeCollector(parts.clock())),
          fast("uname", parts -> new UnameCollector(parts.reader())),
          fast(
              "netstat",
              parts -> new NetstatCollector(parts.reader(), parts.options().netstatFields())),
          fast(
              "netdev", parts -> new NetdevCollector(parts.reader(), parts.options().interfaces())),
          fast(
              "netclass",
              parts -> new NetclassCollector(parts.reader(), parts.options().interfaces())),
          new Entry("diskstats", true, HostCollectors::disks),
          new Entry("filesystem", true, HostCollectors::volumes),
          new Entry("hwmon", true, HostCollectors::sensors),
          new Entry("powersupplyclass", true, HostCollectors::batteries),
          new Entry("processes", false, parts -> new ProcessesCollector(parts.reader())),
          new Entry("topprocesses", false, HostCollectors::topProcesses));

  private final List<Collector> collectors;
  private final Background background;

  private HostCollectors(List<Collector> collectors, Background background) {
    this.collectors = collectors;
    this.background = background;
  }

  /** What collectors are made of. */
  private record Parts(
      HostReader reader, HostOptions options, Background background, Clock clock) {}

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

  private static Entry fast(String name, Maker maker) {
    return new Entry(name, true, maker);
  }

  private static Collector disks(Parts parts) {
    Refreshed<Boolean> search = parts.background().refresh("disks", () -> find(parts.reader()));
    return new DiskstatsCollector(parts.reader(), parts.options().disks(), search);
  }

  private static boolean find(HostReader reader) {
    reader.findDisks();
    return true;
  }

  private static Collector volumes(Parts parts) {
    return new FilesystemCollector(
        parts.options(), parts.background().refresh("filesystems", parts.reader()::volumes));
  }

  private static Collector topProcesses(Parts parts) {
    Refreshed<List<ProcessReading>> processes =
        parts.background().refresh("processes", parts.reader()::processes);
    return new TopprocessesCollector(
        sink -> processes.current(sink).orElse(List.of()),
        parts.options().topProcesses(),
        System::nanoTime);
  }

  private static Collector sensors(Parts parts) {
    return new HwmonCollector(parts.background().refresh("sensors", parts.reader()::sensors));
  }

  private static Collector batteries(Parts parts) {
    return new PowersupplyclassCollector(
        parts.background().refresh("batteries", parts.reader()::batteries));
  }
}
