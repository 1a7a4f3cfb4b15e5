package io.hostwatch.simulator.host;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Target;
import io.hostwatch.simulator.wave.Seed;

/** Makes hosts. */
public final class Hosts {
  /** The job that all hosts belong to. */
  public static final String JOB = "node";

  private static final double DAY = 86400;

  private Hosts() {}

  /**
   * The host of a number, from 1 on.
   *
   * @param firstStart before when it booted first, in seconds since 1970
   */
  public static Target host(int number, Seed world, double firstStart) {
    HostModel host = HostModel.numbered(number, world);
    Families families = new Families();
    CpuFamilies.add(host, families);
    MemoryFamilies.add(host, families);
    FilesystemFamilies.add(host, families);
    DiskFamilies.add(host, families);
    NetFamilies.add(host, families);
    SocketFamilies.add(host, families);
    ClockFamilies.add(host, families);
    HardwareFamilies.add(host, families);
    SystemFamilies.add(host, families);
    ExporterFamilies.add(host, families);
    double booted = Math.floor(firstStart - host.seed().between("up", 1, 20) * DAY);
    return new Target(host.name(), JOB, JOB, host.name(), booted, families.list());
  }
}
