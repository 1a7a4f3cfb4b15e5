package io.hostwatch.exporter.linux.memory;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.KnownLines;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the memory is used for.
 *
 * <pre>{@code
 * node_memory_Active_anon_bytes 2.068484096e+09
 * node_memory_HugePages_Free 0
 * node_memory_MemAvailable_bytes 2.495105024e+10
 * node_memory_MemTotal_bytes 3.831959552e+09
 * }</pre>
 *
 * <p>Source: {@code /proc/meminfo}, in kB of 1024 bytes. The fields are a fixed list, as in
 * node_exporter, so that a new kernel brings no names that nobody chose.
 */
final class MeminfoCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("meminfo");
  private static final String FIELDS =
      """
      Active Active(anon) Active(file) AnonHugePages AnonPages Bounce Buffers Cached CmaFree
      CmaTotal CommitLimit Committed_AS DirectMap1G DirectMap2M DirectMap4k Dirty
      HardwareCorrupted Hugepagesize Inactive Inactive(anon) Inactive(file) KernelStack Mapped
      MemAvailable MemFree MemTotal Mlocked NFS_Unstable PageTables Percpu SReclaimable SUnreclaim
      Shmem ShmemHugePages ShmemPmdMapped Slab SwapCached SwapFree SwapTotal Unevictable
      VmallocChunk VmallocTotal VmallocUsed Writeback WritebackTmp Zswap Zswapped
      """;
  private static final String COUNTS =
      "HugePages_Free HugePages_Rsvd HugePages_Surp HugePages_Total";
  private static final Map<String, Family> FAMILIES =
      Stream.concat(
              fields(FIELDS).map(field -> Map.entry(field + ':', bytes(field))),
              fields(COUNTS).map(field -> Map.entry(field + ':', pages(field))))
          .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final HostFiles files = new HostFiles();
  private final KnownLines<Family> families = new KnownLines<>(FAMILIES::get);
  private final Path source;

  MeminfoCollector(HostPaths paths) {
    source = paths.procfs().resolve("meminfo");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcText text = files.read(source);
    families.restart();
    int found = 0;
    while (text.nextLine()) {
      Family family = text.nextField() ? families.of(text) : null;
      if (family != null) {
        sink.add(family, value(text));
        found++;
      }
    }
    if (found == 0) {
      throw text.incomplete("line such as MemTotal");
    }
  }

  private static double value(ProcText text) throws IOException {
    double value = text.nextCounter();
    if (!text.nextField()) {
      return value;
    }
    if (!text.fieldIs("kB")) {
      throw text.malformed("kB or nothing after the number");
    }
    return value * 1024;
  }

  private static Stream<String> fields(String list) {
    return Stream.of(list.strip().split("\\s+"));
  }

  private static Family bytes(String field) {
    String name = field.replace('(', '_').replace(")", "");
    return Family.gauge("node_memory_" + name + "_bytes", "Memory field " + field + " in bytes.");
  }

  private static Family pages(String field) {
    return Family.gauge("node_memory_" + field, "Memory field " + field + " in huge pages.");
  }
}
