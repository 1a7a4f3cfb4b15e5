package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A file below {@code /proc/net/rpc}: lines of a word and numbers. Lines that nobody knows are
 * passed over.
 */
final class RpcStatistics {
  private final HostFiles files = new HostFiles();
  private final Supplier<Path> source;
  private final Family requests;
  private final Map<String, List<RpcNumber>> lines;
  private final Map<String, NfsProcedures> procedures;

  /**
   * @param requests takes what {@code procedures} count
   * @param lines the numbers of the lines by their first word
   * @param procedures the lines that count procedures
   */
  RpcStatistics(
      Supplier<Path> source,
      Family requests,
      Map<String, List<RpcNumber>> lines,
      Map<String, NfsProcedures> procedures) {
    this.source = source;
    this.requests = requests;
    this.lines = Map.copyOf(lines);
    this.procedures = Map.copyOf(procedures);
  }

  void collect(MetricSink sink) throws IOException {
    Path file = source.get();
    Optional<ProcText> text = files.readIfPresent(file);
    if (text.isEmpty()) {
      throw new NoDataException(file + ": nobody uses NFS here");
    }
    Set<String> missing = new HashSet<>(procedures.keySet());
    while (text.get().nextLine() && text.get().nextField()) {
      String word = text.get().field();
      collect(word, text.get(), sink);
      missing.remove(word);
    }
    for (String word : missing) {
      procedures(word).ifPresent(counted -> counted.collectNone(requests, sink));
    }
  }

  private void collect(String word, ProcText text, MetricSink sink) throws CollectorException {
    for (RpcNumber number : lines.getOrDefault(word, List.of())) {
      double value = text.nextCounter();
      if (number.family().isPresent()) {
        sink.add(number.family().get(), value, number.labels().toArray(String[]::new));
      }
    }
    Optional<NfsProcedures> counted = procedures(word);
    if (counted.isPresent()) {
      counted.get().collect(text, requests, sink);
    }
  }

  private Optional<NfsProcedures> procedures(String word) {
    return Optional.ofNullable(procedures.get(word));
  }
}
