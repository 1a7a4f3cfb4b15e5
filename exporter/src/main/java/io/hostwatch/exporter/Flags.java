package io.hostwatch.exporter;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** Every flag there is, in the order of {@code --help}; the README's table is held to this list. */
final class Flags {
  static final String ADDRESS = "--web.listen-address";
  static final String METRICS_PATH = "--web.telemetry-path";
  static final String MAX_REQUESTS = "--web.max-requests";
  static final String NO_EXPORTER_METRICS = "--web.disable-exporter-metrics";
  static final String CONFIG = "--config.file";
  static final String SYSTEMD_SOCKET = "--web.systemd-socket";
  static final String WEB_CONFIG = "--web.config.file";
  static final String SCRAPE_TIMEOUT = "--scrape.timeout";
  static final String NO_DEFAULTS = "--collector.disable-defaults";
  static final String PROCFS = "--path.procfs";
  static final String SYSFS = "--path.sysfs";
  static final String ROOTFS = "--path.rootfs";
  static final String UDEV = "--path.udev.data";
  static final String HARDWARE_REFRESH = "--collector.hardware.refresh-interval";
  static final String LOG_LEVEL = "--log.level";
  static final String LOG_FORMAT = "--log.format";
  static final String HELP = "--help";
  static final String VERSION = "--version";
  static final String INCLUDE = "-include";
  static final String EXCLUDE = "-exclude";

  private static final String ON = "--collector.";
  private static final String OFF = "--no-collector.";

  private Flags() {}

  static String on(String collector) {
    return ON + collector;
  }

  static String off(String collector) {
    return OFF + collector;
  }

  /** All flags, given the names of the collectors and whether each is on by default. */
  static List<Flag> all(SequencedMap<String, Boolean> collectors) {
    List<Flag> flags = new ArrayList<>(web());
    flags.addAll(paths());
    flags.addAll(HostFlags.all());
    flags.addAll(CpuFlags.all());
    flags.addAll(MemoryFlags.all());
    flags.addAll(SystemFlags.all());
    flags.addAll(SystemdFlags.all());
    flags.addAll(DiskFlags.all());
    flags.addAll(NetFlags.all());
    flags.addAll(HardwareFlags.all());
    flags.addAll(StorageFlags.all());
    flags.addAll(TextfileFlags.all());
    flags.addAll(rest());
    collectors.forEach((name, enabled) -> flags.addAll(ofCollector(name, enabled)));
    return List.copyOf(flags);
  }

  private static List<Flag> web() {
    return List.of(
        Flag.repeatable(
            ADDRESS, "[HOST]:PORT", ":9100", "Where to listen: :9100, 127.0.0.1:9100, [::1]:9100."),
        Flag.toggle(SYSTEMD_SOCKET, "Listen on the sockets that systemd opened, on no others."),
        Flag.value(METRICS_PATH, "/PATH", "/metrics", "Where the metrics are."),
        Flag.value(MAX_REQUESTS, "N", "40", "Scrapes at a time, 0 for any number; above it 503."),
        Flag.value(
            WEB_CONFIG, "FILE", "", "Where TLS, passwords, headers and a rate limit are set."),
        Flag.value(
            CONFIG, "FILE", "", "A YAML file of flags; what the command line sets comes first."),
        Flag.toggle(NO_EXPORTER_METRICS, "Leave out promhttp_*, process_* and jvm_*."),
        Flag.value(
            SCRAPE_TIMEOUT,
            "DURATION",
            "4.5s",
            "When a scrape leaves stalled collectors behind, unless Prometheus waits for less."));
  }

  private static List<Flag> paths() {
    return List.of(
        Flag.value(PROCFS, "DIR", "/proc", "Where the host's procfs is."),
        Flag.value(SYSFS, "DIR", "/sys", "Where the host's sysfs is."),
        Flag.value(ROOTFS, "DIR", "/", "Where the host's root file system is."),
        Flag.value(UDEV, "DIR", "/run/udev/data", "Where the host's udev data are."));
  }

  /** The two flags that choose {@code what} by name. */
  static List<Flag> filter(String prefix, String standard, String what) {
    return List.of(
        Flag.value(prefix + EXCLUDE, "REGEX", standard, "The " + what + " to leave out."),
        Flag.value(prefix + INCLUDE, "REGEX", "", "The only " + what + " to report."));
  }

  /** The flag that chooses fields by name. */
  static Flag fields(String name, String standard, String what) {
    return Flag.value(name, "REGEX", standard, "The fields of the " + what + " to report.");
  }

  private static List<Flag> rest() {
    return List.of(
        Flag.value(
            HARDWARE_REFRESH, "DURATION", "60s", "How often sensors and batteries are read."),
        Flag.value(LOG_LEVEL, "LEVEL", "info", "One of debug, info, warn, error."),
        Flag.value(LOG_FORMAT, "FORMAT", "logfmt", "One of logfmt, json."),
        Flag.toggle(NO_DEFAULTS, "Switch every collector off that is not switched on by name."),
        Flag.toggle(HELP, "Show this help."),
        Flag.toggle(VERSION, "Show the version."));
  }

  private static List<Flag> ofCollector(String name, boolean enabled) {
    String now = enabled ? "on" : "off";
    return List.of(
        Flag.toggle(on(name), "Switch the " + name + " collector on (by default " + now + ")."),
        Flag.toggle(off(name), "Switch the " + name + " collector off."));
  }
}
