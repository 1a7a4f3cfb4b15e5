package io.hostwatch.bridge;

import io.hostwatch.bridge.configfile.BridgeFile;
import io.hostwatch.bridge.configfile.Source;
import io.hostwatch.bridge.delivery.Channel;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.notify.Notifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a whole bridge is started with: flags on a free port, and a source with one target. */
final class BridgeSetup {
  private BridgeSetup() {}

  static BridgeConfig config(String... flags) {
    List<String> all = new ArrayList<>(List.of("--web.listen-address=127.0.0.1:0"));
    all.addAll(List.of(flags));
    Command command = new CommandParser("test").parse(all);
    return ((Command.Serve) command).config();
  }

  /** Everything that is told is told to this target. */
  static BridgeFile file(Target target, Notifier notifier) {
    return new BridgeFile(
        List.of(new Source("alertmanager", Optional.empty())),
        (_, event) -> event.isTold() ? List.of(target) : List.of(),
        Map.of(target, Channel.of(notifier)));
  }
}
