package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.delivery.Channel;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.intake.Router;
import java.util.List;
import java.util.Map;

/** What the file says, ready to be wired. */
public record BridgeFile(List<Source> sources, Router router, Map<Target, Channel> channels)
    implements AutoCloseable {

  public BridgeFile {
    sources = List.copyOf(sources);
    channels = Map.copyOf(channels);
  }

  /** The names of all who may send alerts. */
  public List<String> sourceNames() {
    return sources.stream().map(Source::name).toList();
  }

  /** Closes the notifiers; no dispatcher may use them any more. */
  @Override
  public void close() {
    channels.values().forEach(channel -> channel.notifier().close());
  }
}
