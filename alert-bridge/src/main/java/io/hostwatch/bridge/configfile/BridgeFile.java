package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.intake.Router;
import io.hostwatch.bridge.notify.Notifier;
import java.util.List;
import java.util.Map;

/** What the file says, ready to be wired. */
public record BridgeFile(List<Source> sources, Router router, Map<Target, Notifier> notifiers)
    implements AutoCloseable {

  public BridgeFile {
    sources = List.copyOf(sources);
    notifiers = Map.copyOf(notifiers);
  }

  /** Closes the notifiers; no dispatcher may use them any more. */
  @Override
  public void close() {
    notifiers.values().forEach(Notifier::close);
  }
}
