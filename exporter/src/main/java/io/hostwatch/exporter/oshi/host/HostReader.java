package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.process.ProcessReading;
import java.util.List;
import java.util.Optional;

/**
 * The port to whatever knows this system. Answers are passed on as they are, with the zeros and
 * negative numbers that stand for a failed read; judging them is the collectors' work.
 *
 * <p>Each method may be called by several threads. Those marked slow may take seconds and are only
 * called in the background; the others are called by scrapes. Any may throw an unchecked exception.
 */
public interface HostReader {

  /** Which system this is. */
  Platform platform();

  /** What each CPU did since the system started, by number. */
  List<CpuTicks> cpuTicks();

  /** Load over 1, 5 and 15 minutes, negative where there is none. */
  LoadReading load();

  /** How much memory there is and how it is used. */
  MemoryReading memory();

  /** The Mach kernel's pages; empty on other systems, or if it does not tell. */
  Optional<MachMemory> machMemory();

  /** What the kernel counts, and when it started. */
  KernelReading kernel();

  /** How many processes and threads there are. */
  TaskReading tasks();

  /** The processes. Slow. */
  List<ProcessReading> processes();

  /** How many files are open and may be. */
  OpenFilesReading openFiles();

  /** What TCP and UDP count. */
  ProtocolReading protocols();

  /** The network interfaces found last, with their counts of this moment. */
  List<InterfaceReading> interfaces();

  /** Looks for network interfaces anew. Slow. */
  void findInterfaces();

  /** The frequency of each CPU in hertz, by number; 0 or negative where unknown. Slow. */
  List<Long> frequencies();

  /** The disks found last, with their counts of this moment. */
  List<DiskReading> disks();

  /** Looks for disks anew. Slow. */
  void findDisks();

  /** The mounted file systems. Slow. */
  List<VolumeReading> volumes();

  /** Temperature, fans and voltage. Slow. */
  SensorReading sensors();

  /** Batteries and uninterruptible supplies. Slow. */
  List<BatteryReading> batteries();

  /** What the system calls itself. Slow: it may ask the network for its name. */
  IdentityReading identity();
}
