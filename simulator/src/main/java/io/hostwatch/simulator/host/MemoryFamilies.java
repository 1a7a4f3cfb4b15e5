package io.hostwatch.simulator.host;

import static io.hostwatch.simulator.incident.IncidentKind.MEMORY_LEAK;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Tally;

/** The collectors meminfo and vmstat: where the memory is, and what its want costs. */
final class MemoryFamilies {
  private static final double SWAP = 4 * HostModel.GIB;
  private static final double MIB = 1 << 20;

  private MemoryFamilies() {}

  static void add(HostModel host, Families to) {
    double total = host.memoryBytes();
    Reading used = host.memoryUsed().times(total);
    Reading available = used.leftOf(total);
    is(to, "MemTotal", Reading.of(total));
    is(to, "MemAvailable", available);
    addFree(to, available);
    addUsed(to, used);
    addSwap(host, to);
    addKernel(host, to, total);
    addVmstat(host, to);
  }

  private static void addFree(Families to, Reading available) {
    is(to, "MemFree", available.times(0.34));
    is(to, "Buffers", available.times(0.06));
    is(to, "Cached", available.times(0.54));
    is(to, "SReclaimable", available.times(0.06));
    is(to, "Active_file", available.times(0.22));
    is(to, "Inactive_file", available.times(0.36));
    is(to, "Mapped", available.times(0.08));
    is(to, "Dirty", available.times(0.0004));
    is(to, "Writeback", Reading.of(0));
    is(to, "WritebackTmp", Reading.of(0));
    is(to, "NFS_Unstable", Reading.of(0));
  }

  private static void addUsed(Families to, Reading used) {
    is(to, "AnonPages", used.times(0.86));
    is(to, "Active_anon", used.times(0.62));
    is(to, "Inactive_anon", used.times(0.24));
    is(to, "Active", used.times(0.66));
    is(to, "Inactive", used.times(0.30));
    is(to, "Shmem", used.times(0.02));
    is(to, "PageTables", used.times(0.006));
    is(to, "KernelStack", used.times(0.003));
    is(to, "Committed_AS", used.times(1.4));
    is(to, "AnonHugePages", used.times(0.1));
  }

  private static void addSwap(HostModel host, Families to) {
    Reading used = host.wavering("swap", 0.04, 0.2).toward(0.8, MEMORY_LEAK).times(SWAP);
    is(to, "SwapTotal", Reading.of(SWAP));
    is(to, "SwapFree", used.leftOf(SWAP));
    is(to, "SwapCached", used.times(0.05));
    is(to, "Zswap", Reading.of(0));
    is(to, "Zswapped", Reading.of(0));
  }

  private static void addKernel(HostModel host, Families to, double total) {
    is(to, "Slab", host.wavering("slab", 0.03 * total, 0.1));
    is(to, "SUnreclaim", host.wavering("unreclaim", 0.01 * total, 0.1));
    is(to, "CommitLimit", Reading.of(total / 2 + SWAP));
    is(to, "DirectMap4k", Reading.of(256 * MIB));
    is(to, "DirectMap2M", Reading.of(total / 4));
    is(to, "DirectMap1G", Reading.of(total * 3 / 4));
    is(to, "Percpu", Reading.of(host.role().cores * 2 * MIB));
    is(to, "VmallocTotal", Reading.of(35_184_372_087_808.0));
    is(to, "VmallocUsed", Reading.of(60 * MIB));
    is(to, "VmallocChunk", Reading.of(0));
    is(to, "HardwareCorrupted", Reading.of(0));
    is(to, "Mlocked", Reading.of(0));
    is(to, "Unevictable", Reading.of(0));
    is(to, "ShmemHugePages", Reading.of(0));
    is(to, "ShmemPmdMapped", Reading.of(0));
    is(to, "Hugepagesize", Reading.of(2 * MIB));
    for (String pages : new String[] {"Total", "Free", "Rsvd", "Surp"}) {
      named(to, "HugePages_" + pages, Reading.of(0));
    }
  }

  private static void addVmstat(HostModel host, Families to) {
    vmstat(to, "pgfault", Tally.of(host.work("pgfault", 4000)));
    vmstat(to, "pgmajfault", Tally.of(host.steady("pgmajfault", 0.6)).more(MEMORY_LEAK, 800));
    vmstat(to, "pgpgin", Tally.of(host.work("pgpgin", 300)));
    vmstat(to, "pgpgout", Tally.of(host.work("pgpgout", 600)));
    vmstat(to, "pswpin", Tally.none().more(MEMORY_LEAK, 300));
    vmstat(to, "pswpout", Tally.none().more(MEMORY_LEAK, 600));
    vmstat(to, "oom_kill", (seconds, incidents) -> incidents.over(MEMORY_LEAK, seconds));
  }

  private static void vmstat(Families to, String field, Tally tally) {
    to.untyped("node_vmstat_" + field, "/proc/vmstat information field " + field + ".")
        .is(tally.whole());
  }

  private static void is(Families to, String field, Reading bytes) {
    named(to, field + "_bytes", bytes);
  }

  private static void named(Families to, String field, Reading value) {
    to.gauge("node_memory_" + field, "Memory information field " + field + ".").is(value.whole());
  }
}
