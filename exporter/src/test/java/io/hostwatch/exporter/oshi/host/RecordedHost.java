package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.process.ProcessReading;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A host whose readings a test sets; starts as a Windows or a macOS host in good health. */
final class RecordedHost implements HostReader {
  static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
  static final HostOptions OPTIONS =
      new HostOptions(
          name -> true,
          type -> true,
          disk -> true,
          device -> true,
          device -> true,
          field -> true,
          field -> true,
          10,
          Duration.ofSeconds(15));

  private final Platform platform;
  List<CpuTicks> cpuTicks = List.of();
  LoadReading load = new LoadReading(-1, -1, -1);
  MemoryReading memory = new MemoryReading(0, 0, 0, 0, 0, 0);
  Optional<MachMemory> machMemory = Optional.empty();
  KernelReading kernel = new KernelReading(0, 0, 0);
  TaskReading tasks = new TaskReading(0, 0);
  OpenFilesReading openFiles = new OpenFilesReading(0, 0);
  ProtocolReading protocols =
      new ProtocolReading(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  List<InterfaceReading> interfaces = List.of();
  List<DiskReading> disks = List.of();
  List<VolumeReading> volumes = List.of();
  SensorReading sensors = new SensorReading(0, 0, List.of());
  List<BatteryReading> batteries = List.of();

  RecordedHost(Platform platform) {
    this.platform = platform;
  }

  /** What a collector adds. */
  static List<String> lines(Collector collector) throws IOException {
    RecordingSink sink = new RecordingSink();
    collector.collect(sink);
    return sink.lines();
  }

  /** What has been read once. */
  static <T> Refreshed<T> read(T value) {
    Refreshed<T> refreshed = new Refreshed<>("here", () -> value, OPTIONS.refresh(), CLOCK);
    refreshed.refresh();
    return refreshed;
  }

  @Override
  public Platform platform() {
    return platform;
  }

  @Override
  public List<CpuTicks> cpuTicks() {
    return cpuTicks;
  }

  @Override
  public LoadReading load() {
    return load;
  }

  @Override
  public MemoryReading memory() {
    return memory;
  }

  @Override
  public Optional<MachMemory> machMemory() {
    return machMemory;
  }

  @Override
  public KernelReading kernel() {
    return kernel;
  }

  @Override
  public TaskReading tasks() {
    return tasks;
  }

  @Override
  public List<ProcessReading> processes() {
    return List.of();
  }

  @Override
  public OpenFilesReading openFiles() {
    return openFiles;
  }

  @Override
  public ProtocolReading protocols() {
    return protocols;
  }

  @Override
  public List<InterfaceReading> interfaces() {
    return interfaces;
  }

  @Override
  public void findInterfaces() {}

  @Override
  public List<Long> frequencies() {
    return List.of();
  }

  @Override
  public List<DiskReading> disks() {
    return disks;
  }

  @Override
  public void findDisks() {}

  @Override
  public List<VolumeReading> volumes() {
    return volumes;
  }

  @Override
  public SensorReading sensors() {
    return sensors;
  }

  @Override
  public List<BatteryReading> batteries() {
    return batteries;
  }

  @Override
  public IdentityReading identity() {
    return switch (platform) {
      case WINDOWS ->
          new IdentityReading(
              new IdentityReading.Uname("Windows", "11", "22631", "x86_64", "DESKTOP-7"),
              new IdentityReading.Product("windows", "Windows", "11", "Pro", "22631"));
      default ->
          new IdentityReading(
              new IdentityReading.Uname(
                  "Darwin", "24.5.0", "Darwin Kernel Version 24.5.0", "arm64", "mac1"),
              new IdentityReading.Product("macos", "macOS", "15.5", "Sequoia", "24F74"));
    };
  }
}
