package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.LinuxOptions;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.logging.LogFormat;
import io.hostwatch.exporter.logging.LogLevel;
import java.util.List;
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
  private final CommandLineArguments arguments;

  /**
   * @param collectors every collector there is on this host, and whether it is on by default
   */
  CommandParser(SequencedMap<String, Boolean> collectors, String version) {
    this.collectors = collectors;
    this.version = version;
    this.arguments = new CommandLineArguments(Flags.all(collectors));
  }

  Command parse(List<String> typed) {
    Faults faults = new Faults();
    FlagValues flags = arguments.split(typed, faults);
    if (flags.isGiven(Flags.HELP)) {
      return new Command.Print(arguments.help());
    }
    if (flags.isGiven(Flags.VERSION)) {
      return new Command.Print(version + System.lineSeparator());
    }
    ExporterConfig config = config(flags, faults);
    return faults.isEmpty() ? new Command.Serve(config) : new Command.Refuse(faults.lines());
  }

  private ExporterConfig config(FlagValues flags, Faults faults) {
    return new ExporterConfig(
        web(flags),
        linux(flags),
        enabled(flags, faults),
        flags.texts(Flags.TEXTFILES),
        flags.duration(Flags.HARDWARE_REFRESH),
        new ExporterConfig.Log(
            flags.oneOf(Flags.LOG_LEVEL, LogLevel.class),
            flags.oneOf(Flags.LOG_FORMAT, LogFormat.class)));
  }

  private static ExporterConfig.Web web(FlagValues flags) {
    return new ExporterConfig.Web(
        flags.readAll(Flags.ADDRESS, ListenAddress::parse, ListenAddress.EXPECTED),
        flags.read(Flags.METRICS_PATH, CommandParser::urlPath, PATH_FORM),
        flags.count(Flags.MAX_REQUESTS),
        flags.duration(Flags.SCRAPE_TIMEOUT),
        !flags.isGiven(Flags.NO_EXPORTER_METRICS));
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

  private Set<String> enabled(FlagValues flags, Faults faults) {
    boolean defaults = !flags.isGiven(Flags.NO_DEFAULTS);
    return collectors.keySet().stream()
        .filter(name -> isEnabled(flags, faults, name, defaults))
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isEnabled(FlagValues flags, Faults faults, String name, boolean defaults) {
    boolean on = flags.isGiven(Flags.on(name));
    boolean off = flags.isGiven(Flags.off(name));
    if (on && off) {
      faults.add(Flags.on(name), "expected without " + Flags.off(name) + " beside it");
    }
    return on || (defaults && !off && collectors.getOrDefault(name, false));
  }
}
