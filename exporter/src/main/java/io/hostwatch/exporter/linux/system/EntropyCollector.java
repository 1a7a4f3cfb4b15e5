package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How much randomness the kernel has gathered.
 *
 * <pre>{@code
 * node_entropy_available_bits 256
 * node_entropy_pool_size_bits 256
 * }</pre>
 *
 * <p>Source: {@code /proc/sys/kernel/random}; both are 256 for good since Linux 5.18.
 */
final class EntropyCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("entropy");
  private static final Family AVAILABLE =
      Family.gauge("node_entropy_available_bits", "Bits of entropy in the kernel's pool.");
  private static final Family POOL_SIZE =
      Family.gauge("node_entropy_pool_size_bits", "Bits of entropy the kernel's pool can hold.");

  private final HostFiles files = new HostFiles();
  private final Path available;
  private final Path poolSize;

  EntropyCollector(HostPaths paths) {
    Path random = paths.procfs().resolve("sys/kernel/random");
    available = random.resolve("entropy_avail");
    poolSize = random.resolve("poolsize");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    sink.add(AVAILABLE, files.requiredNumber(available));
    sink.add(POOL_SIZE, files.requiredNumber(poolSize));
  }
}
