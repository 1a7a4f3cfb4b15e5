package io.hostwatch.e2e;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Alertmanager;
import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Exporter;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.receivers.OnCall;
import java.io.IOException;
import java.util.List;

/** All of Hostwatch but Prometheus, for tests of what that shows. */
final class HostwatchParts {
  private HostwatchParts() {}

  /** Starts exporter, bridge and Alertmanager at their addresses. */
  static void start(Running running, Scratch scratch, Addresses addresses) throws IOException {
    OnCall onCall = running.add(OnCall.open());
    running.add(Exporter.start(scratch.dir("exporter"), addresses.exporter(), List.of()));
    running.add(Bridge.start(scratch.dir("bridge"), addresses.bridge(), onCall.config()));
    running.add(Alertmanager.alone(scratch.dir("alertmanager"), addresses));
  }
}
