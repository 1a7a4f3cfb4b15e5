package io.hostwatch.exporter.process;

import io.hostwatch.exporter.collector.MetricSink;
import java.io.IOException;
import java.util.List;

/** Knows the processes of the host. Called by one thread at a time. */
@FunctionalInterface
public interface ProcessSource {

  /**
   * The processes there are, or were when they were last looked at; none before the first look.
   *
   * @param sink takes what the source has to say of its own age, if anything
   */
  List<ProcessReading> read(MetricSink sink) throws IOException;
}
