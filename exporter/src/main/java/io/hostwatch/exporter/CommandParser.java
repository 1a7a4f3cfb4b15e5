package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.LinuxOptions;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.logging.LogFormat;
import io.hostwatch.exporter.logging.LogLevel;
import io.hostwatch.exporter.systemd.InheritedSockets;
import io.hostwatch.exporter.webconfig.WebConfigFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the command line into a {@link Command}; all faults are found before any is told. */
final class CommandParser {
  private static final String PATH_FORM =
      "a path such as /metrics, letters, digits, _ - . and /, but not /-/healthy";

  private static final String HEALTH_PATH = "/-/healthy";

  private final SequencedMap<String, Boolean> collectors;
  private final String version;
  private final List<Flag> flags;
  private final Map<String, String> environment;

  /** A parser for a process that nobody handed anything over to. */
  CommandParser(SequencedMap<String, Boolean> collectors, String version) {
    this(collectors, version, Map.of());
  }

  /**
   * @param collectors every collector there is on this host, and whether it is on by default
   * @param environment where systemd says what it hands over
   */
  CommandParser(
      SequencedMap<String, Boolean> collectors, String version, Map<String, String> environment) {
    this.environment = environment;
    this.collectors = collectors;
    this.version = version;
    this.flags = Flags.all(collectors);
  }

  Command parse(List<String> typed) {
    Faults faults = new Faults();
    FlagTable table = new FlagTable(flags, DeprecatedFlags.all());
    Settings settings = CommandLineArguments.split(table, typed, faults);
    if (settings.isSet(Flags.HELP)) {
      return new Command.Print(HelpText.of(flags));
    }
    if (settings.isSet(Flags.VERSION)) {
      return new Command.Print(version + System.lineSeparator());
    }
    FlagValues values = new FlagValues(table, settings, faults);
    if (!values.text(Flags.CONFIG).isEmpty()) {
      ConfigFile.read(values.file(Flags.CONFIG), table, settings, faults);
    }
    ExporterConfig config = config(values, faults);
    return faults.isEmpty()
        ? new Command.Serve(config, settings.warnings())
        : new Command.Refuse(faults.lines());
  }

  private ExporterConfig config(FlagValues flags, Faults faults) {
    return new ExporterConfig(
        web(flags, faults),
        HostFlags.host(flags),
        linux(flags),
        enabled(flags),
        TextfileFlags.read(flags),
        flags.duration(Flags.HARDWARE_REFRESH),
        HostFlags.topProcesses(flags),
        new ExporterConfig.Log(
            flags.oneOf(Flags.LOG_LEVEL, LogLevel.class),
            flags.oneOf(Flags.LOG_FORMAT, LogFormat.class)));
  }

  private ExporterConfig.Web web(FlagValues flags, Faults faults) {
    return new ExporterConfig.Web(
        flags.readAll(Flags.ADDRESS, ListenAddress::parse, ListenAddress.EXPECTED),
        inheritedSockets(flags, faults),
        flags.read(Flags.METRICS_PATH, CommandParser::urlPath, PATH_FORM),
        flags.count(Flags.MAX_REQUESTS),
        flags.duration(Flags.SCRAPE_TIMEOUT),
        !flags.isGiven(Flags.NO_EXPORTER_METRICS),
        webConfig(flags, faults));
  }

  private int inheritedSockets(FlagValues flags, Faults faults) {
    if (!flags.isGiven(Flags.SYSTEMD_SOCKET)) {
      return 0;
    }
    int count = InheritedSockets.count(environment);
    if (count == 0) {
      faults.add(Flags.SYSTEMD_SOCKET, "systemd handed over no socket (LISTEN_PID, LISTEN_FDS)");
    }
    return count;
  }

  private static Optional<WebConfigFile> webConfig(FlagValues flags, Faults faults) {
    if (flags.text(Flags.WEB_CONFIG).isEmpty()) {
      return Optional.empty();
    }
    return switch (WebConfigFile.open(flags.file(Flags.WEB_CONFIG))) {
      case WebConfigFile.Ready ready -> Optional.of(ready.file());
      case WebConfigFile.Faulty faulty -> {
        faulty.faults().forEach(faults::add);
        yield Optional.empty();
      }
    };
  }

  private static Optional<String> urlPath(String text) {
    return Optional.of(text)
        .filter(path -> path.matches("(/[A-Za-z0-9_.-]*)+"))
        .filter(path -> !path.equals(HEALTH_PATH));
  }

  private static LinuxOptions linux(FlagValues flags) {
    return new LinuxOptions(
        new HostPaths(
            flags.folder(Flags.PROCFS),
            flags.folder(Flags.SYSFS),
            flags.folder(Flags.ROOTFS),
            flags.path(Flags.UDEV)),
        CpuFlags.options(flags),
        MemoryFlags.options(flags),
        SystemFlags.options(flags),
        SystemdFlags.options(flags),
        DiskFlags.options(flags),
        StorageFlags.options(flags),
        NetFlags.options(flags),
        HardwareFlags.options(flags));
  }

  private Set<String> enabled(FlagValues flags) {
    boolean defaults = !flags.isGiven(Flags.NO_DEFAULTS);
    return collectors.keySet().stream()
        .filter(name -> isEnabled(flags, name, defaults))
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isEnabled(FlagValues flags, String name, boolean defaults) {
    boolean byDefault = defaults && collectors.getOrDefault(name, false);
    return flags.isGiven(Flags.on(name)) || (byDefault && !flags.isGiven(Flags.off(name)));
  }
}
