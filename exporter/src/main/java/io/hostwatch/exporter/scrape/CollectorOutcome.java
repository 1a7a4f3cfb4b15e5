package io.hostwatch.exporter.scrape;

import java.time.Duration;

/** How one collector fared in one scrape. */
public sealed interface CollectorOutcome {

  /** How long the collector ran, or has been running. */
  Duration duration();

  /** The host was read. */
  record Succeeded(Duration duration) implements CollectorOutcome {}

  /** The host has nothing of the kind; reported as success 0 like node_exporter, but no fault. */
  record Absent(Duration duration, String reason) implements CollectorOutcome {}

  /** The collector gave up; the samples it had found before are served. */
  record Failed(Duration duration, String reason) implements CollectorOutcome {}

  /** The deadline passed, or an earlier call is still running; it is not started a second time. */
  record Stalled(Duration duration) implements CollectorOutcome {}
}
