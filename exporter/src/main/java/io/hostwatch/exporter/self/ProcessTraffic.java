package io.hostwatch.exporter.self;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the exporter's network has carried, under the names that Go's client library uses; it is all
 * that the network namespace has carried, not the process alone.
 *
 * <p>Source: {@code /proc/self/net/netstat}, where a line of names is followed by one of values.
 */
final class ProcessTraffic {
  private static final Family RECEIVED =
      Family.counter(
          "process_network_receive_bytes_total",
          "Bytes received over IP in the exporter's network namespace.");
  private static final Family SENT =
      Family.counter(
          "process_network_transmit_bytes_total",
          "Bytes sent over IP in the exporter's network namespace.");

  private final HostFiles files = new HostFiles();
  private final Path source;

  ProcessTraffic(Path self) {
    source = self.resolve("net/netstat");
  }

  void collect(MetricSink sink) throws IOException {
    Optional<ProcText> present = files.readIfPresent(source);
    if (present.isEmpty()) {
      return;
    }
    ProcText text = present.get();
    while (text.nextLine()) {
      if (text.nextField() && text.fieldIs("IpExt:")) {
        add(text, sink);
        return;
      }
    }
  }

  private static void add(ProcText names, MetricSink sink) throws IOException {
    int received = -1;
    int sent = -1;
    for (int column = 0; names.nextField(); column++) {
      received = names.fieldIs("InOctets") ? column : received;
      sent = names.fieldIs("OutOctets") ? column : sent;
    }
    if (!names.nextLine() || !names.nextField()) {
      throw names.incomplete("values of IpExt");
    }
    for (int column = 0; names.nextField(); column++) {
      if (column == received) {
        sink.add(RECEIVED, ProcText.asDouble(names.unsigned()));
      } else if (column == sent) {
        sink.add(SENT, ProcText.asDouble(names.unsigned()));
      }
    }
  }
}
