package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.routing.Route;
import io.hostwatch.bridge.routing.RouteTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the configuration file. */
public final class BridgeFileReader {
  private static final String STANDARD =
      """
      route:
        receiver: log
        routes:
          - matchers: ['alertname="Watchdog"']
            receiver: none
      receivers:
        - name: log
          log_configs: [{}]
        - name: none
      """;

  private final Function<String, Optional<String>> environment;
  private final Clock clock;

  /**
   * Reads nothing yet.
   *
   * @param environment gives the value of an environment variable
   * @param clock for the notifiers
   */
  public BridgeFileReader(Function<String, Optional<String>> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  /**
   * Reads {@code file} and the files of secrets that it names.
   *
   * @throws BridgeFileException if anything is wrong with it; tells all that is
   */
  public BridgeFile read(Path file) {
    try {
      Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
      return read(Files.readString(file), file.toString(), folder);
    } catch (IOException e) {
      String why = "expected a readable file in UTF-8 (" + e.getClass().getSimpleName() + ")";
      throw new BridgeFileException(file.toString(), List.of(new Fault(1, 1, "", why)));
    }
  }

  /** What holds without a file: everything is logged, but for the Watchdog. */
  public BridgeFile defaults() {
    return read(STANDARD, "built-in configuration", Path.of(""));
  }

  private BridgeFile read(String text, String name, Path folder) {
    Reading reading = new Reading(folder, environment);
    Node root = YamlTree.read(text, reading.faults());
    if (!reading.faults().isEmpty()) {
      throw new BridgeFileException(name, reading.inOrder());
    }
    Section file = Section.of(root, Schema.FILE, "", reading);
    List<Source> sources = sources(file);
    Receivers receivers = receivers(file);
    Optional<Route> route =
        required(file, "route").map(section -> new Routes(receivers::has).root(section));
    if (!reading.faults().isEmpty() || route.isEmpty()) {
      receivers.channels().values().forEach(channel -> channel.notifier().close());
      throw new BridgeFileException(name, reading.inOrder());
    }
    RouteTree router = new RouteTree(route.get(), receivers.all());
    return new BridgeFile(sources, router, receivers.channels());
  }

  private Receivers receivers(Section file) {
    Section global =
        file.section("global", Schema.GLOBAL).orElseGet(() -> file.nothing(Schema.GLOBAL));
    Receivers receivers = new Receivers(Global.read(global), clock);
    file.requirePresent("receivers", "a list");
    file.sections("receivers", Schema.RECEIVER).forEach(receivers::read);
    return receivers;
  }

  private static List<Source> sources(Section file) {
    if (!file.has("sources")) {
      return List.of(new Source("alertmanager", Optional.empty()));
    }
    List<Source> sources = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : file.sections("sources", Schema.SOURCE)) {
      Optional<Source> source = Source.read(section);
      source.ifPresent(sources::add);
      if (source.isPresent() && !names.add(source.get().name())) {
        section.fault("name", "\"" + source.get().name() + "\" stands twice: expected each once");
      }
    }
    return sources;
  }

  private static Optional<Section> required(Section file, String key) {
    file.requirePresent(key, "a mapping");
    return file.section(key, Schema.ROUTE);
  }
}
