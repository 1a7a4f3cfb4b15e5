package io.hostwatch.exporter.oshi.reader;

import io.hostwatch.exporter.oshi.host.BatteryReading;
import io.hostwatch.exporter.oshi.host.CpuTicks;
import io.hostwatch.exporter.oshi.host.DiskReading;
import io.hostwatch.exporter.oshi.host.HostReader;
import io.hostwatch.exporter.oshi.host.IdentityReading;
import io.hostwatch.exporter.oshi.host.InterfaceReading;
import io.hostwatch.exporter.oshi.host.KernelReading;
import io.hostwatch.exporter.oshi.host.LoadReading;
import io.hostwatch.exporter.oshi.host.MachMemory;
import io.hostwatch.exporter.oshi.host.MemoryReading;
import io.hostwatch.exporter.oshi.host.OpenFilesReading;
import io.hostwatch.exporter.oshi.host.Platform;
import io.hostwatch.exporter.oshi.host.ProtocolReading;
import io.hostwatch.exporter.oshi.host.SensorReading;
import io.hostwatch.exporter.oshi.host.TaskReading;
import io.hostwatch.exporter.oshi.host.VolumeReading;
import io.hostwatch.exporter.process.ProcessReading;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.Sensors;
import oshi.hardware.VirtualMemory;
import oshi.software.os.FileSystem;
import oshi.software.os.OperatingSystem;
import oshi.util.GlobalConfig;

/**
 * This host, as OSHI sees it.
 *
 * <p>One instance of OSHI's objects is kept, as they are costly to make. Thread-safe as they are.
 */
public final class OshiHost implements HostReader {
  private static final int WMI_TIMEOUT_MILLIS = 2000; // OSHI's own default is to wait for ever

  private final Platform platform;
  private final HardwareAbstractionLayer hardware;
  private final OperatingSystem system;
  private final OshiDisks disks;
  private final OshiInterfaces interfaces;
  private final MachMemoryReader mach = new MachMemoryReader();

  private OshiHost(Platform platform, SystemInfo oshi) {
    this.platform = platform;
    this.hardware = oshi.getHardware();
    this.system = oshi.getOperatingSystem();
    this.disks = new OshiDisks(hardware);
    this.interfaces = new OshiInterfaces(platform, hardware);
  }

  /**
   * Opens this host.
   *
   * @param windowsLoadAverage whether to work out a load average on Windows, which takes a thread
   *     that looks every five seconds
   */
  public static OshiHost open(Platform platform, boolean windowsLoadAverage) {
    GlobalConfig.set(GlobalConfig.OSHI_UTIL_WMI_TIMEOUT, WMI_TIMEOUT_MILLIS);
    GlobalConfig.set(GlobalConfig.OSHI_OS_WINDOWS_LOADAVERAGE, windowsLoadAverage);
    return new OshiHost(platform, new SystemInfo());
  }

  @Override
  public Platform platform() {
    return platform;
  }

  @Override
  public List<CpuTicks> cpuTicks() {
    return Stream.of(hardware.getProcessor().getProcessorCpuLoadTicks())
        .map(OshiHost::ticks)
        .toList();
  }

  @Override
  public LoadReading load() {
    double[] load = hardware.getProcessor().getSystemLoadAverage(3);
    return new LoadReading(load[0], load[1], load[2]);
  }

  @Override
  public MemoryReading memory() {
    GlobalMemory memory = hardware.getMemory();
    VirtualMemory swap = memory.getVirtualMemory();
    return new MemoryReading(
        memory.getTotal(),
        memory.getAvailable(),
        swap.getSwapTotal(),
        swap.getSwapUsed(),
        swap.getSwapPagesIn(),
        swap.getSwapPagesOut());
  }

  @Override
  public Optional<MachMemory> machMemory() {
    return platform == Platform.MACOS
        ? mach.read(hardware.getMemory().getPageSize())
        : Optional.empty();
  }

  @Override
  public KernelReading kernel() {
    CentralProcessor cpu = hardware.getProcessor();
    return new KernelReading(
        cpu.getContextSwitches(), cpu.getInterrupts(), system.getSystemBootTime());
  }

  @Override
  public TaskReading tasks() {
    return new TaskReading(system.getProcessCount(), system.getThreadCount());
  }

  @Override
  public List<ProcessReading> processes() {
    return OshiProcesses.read(system);
  }

  @Override
  public OpenFilesReading openFiles() {
    FileSystem files = system.getFileSystem();
    return new OpenFilesReading(files.getOpenFileDescriptors(), files.getMaxFileDescriptors());
  }

  @Override
  public ProtocolReading protocols() {
    return OshiProtocols.read(platform, system.getInternetProtocolStats());
  }

  @Override
  public List<InterfaceReading> interfaces() {
    return interfaces.read();
  }

  @Override
  public void findInterfaces() {
    interfaces.find();
  }

  @Override
  public List<Long> frequencies() {
    return LongStream.of(hardware.getProcessor().getCurrentFreq()).boxed().toList();
  }

  @Override
  public List<DiskReading> disks() {
    return disks.read();
  }

  @Override
  public void findDisks() {
    disks.find();
  }

  @Override
  public List<VolumeReading> volumes() {
    return OshiVolumes.read(platform, system.getFileSystem());
  }

  @Override
  public SensorReading sensors() {
    Sensors sensors = hardware.getSensors();
    return new SensorReading(
        sensors.getCpuTemperature(),
        sensors.getCpuVoltage(),
        IntStream.of(sensors.getFanSpeeds()).boxed().toList());
  }

  @Override
  public List<BatteryReading> batteries() {
    return OshiBatteries.read(hardware.getPowerSources());
  }

  @Override
  public IdentityReading identity() {
    return OshiIdentity.read(platform, system);
  }

  private static CpuTicks ticks(long[] row) {
    return new CpuTicks(
        row[TickType.USER.getIndex()],
        row[TickType.NICE.getIndex()],
        row[TickType.SYSTEM.getIndex()],
        row[TickType.IDLE.getIndex()],
        row[TickType.IOWAIT.getIndex()],
        row[TickType.IRQ.getIndex()],
        row[TickType.SOFTIRQ.getIndex()],
        row[TickType.STEAL.getIndex()]);
  }
}
