package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Family;
import java.util.List;
import java.util.Optional;

/** One number of a line of RPC statistics: the series that it is, if it is reported. */
record RpcNumber(Optional<Family> family, List<String> labels) {

  RpcNumber {
    labels = List.copyOf(labels);
  }

  static RpcNumber of(Family family, String... labels) {
    return new RpcNumber(Optional.of(family), List.of(labels));
  }

  static RpcNumber skipped() {
    return new RpcNumber(Optional.empty(), List.of());
  }
}
