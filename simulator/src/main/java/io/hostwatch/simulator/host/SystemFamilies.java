package io.hostwatch.simulator.host;

import static io.hostwatch.simulator.incident.IncidentKind.CPU_STORM;
import static io.hostwatch.simulator.incident.IncidentKind.MEMORY_LEAK;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Tally;

/** The collectors uname, os, filefd, entropy, pressure and textfile. */
final class SystemFamilies {
  private static final double MOST_FILES = 1_048_576;

  private SystemFamilies() {}

  static void add(HostModel host, Families to) {
    to.gauge("node_uname_info", "Labeled system information as provided by the uname system call.")
        .with(
            Labels.of(
                "domainname",
                "(none)",
                "machine",
                "x86_64",
                "nodename",
                host.name(),
                "release",
                "6.12.41-amd64",
                "sysname",
                "Linux",
                "version",
                "#1 SMP PREEMPT_DYNAMIC"),
            Reading.of(1));
    to.gauge("node_os_info", "A metric with a constant '1' value labeled by facts of the system.")
        .with(
            Labels.of(
                "id",
                "debian",
                "name",
                "Debian GNU/Linux",
                "pretty_name",
                "Debian GNU/Linux 13 (trixie)",
                "version_id",
                "13"),
            Reading.of(1));
    to.gauge("node_filefd_allocated", "File descriptor statistics: allocated.")
        .is(host.wavering("files", 4200, 0.3).whole());
    to.gauge("node_filefd_maximum", "File descriptor statistics: maximum.")
        .is(Reading.of(MOST_FILES));
    to.gauge("node_entropy_available_bits", "Bits of available entropy.").is(Reading.of(256));
    to.gauge("node_entropy_pool_size_bits", "Bits of entropy pool.").is(Reading.of(256));
    to.gauge(
            "node_textfile_scrape_error",
            "1 if there was an error opening or reading a file, 0 otherwise")
        .is(Reading.of(0));
    to.counter("node_kernel_hung_tasks_total", "Total number of hung tasks since boot.")
        .is(Reading.of(0));
    addPressure(host, to);
  }

  private static void addPressure(HostModel host, Families to) {
    Tally cpu = Tally.of(host.work("pressure-cpu", 0.02)).during(CPU_STORM, 0.6);
    Tally disk = Tally.of(host.work("pressure-io", 0.012));
    Tally memory = Tally.none().more(MEMORY_LEAK, 0.3);
    pressure(to, "cpu_waiting", cpu);
    pressure(to, "io_waiting", disk);
    pressure(to, "io_stalled", disk.times(0.6));
    pressure(to, "memory_waiting", memory);
    pressure(to, "memory_stalled", memory.times(0.5));
    pressure(to, "irq_stalled", Tally.of(host.work("pressure-irq", 0.001)));
  }

  private static void pressure(Families to, String what, Tally seconds) {
    to.counter(
            "node_pressure_" + what + "_seconds_total",
            "Total time in seconds of pressure: " + what.replace('_', ' ') + ".")
        .is(seconds.exact());
  }
}
