package io.hostwatch.simulator.host;

import static io.hostwatch.simulator.incident.IncidentKind.CLOCK_DRIFT;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Moment;
import io.hostwatch.simulator.model.Reading;

/** The collectors timex and time, and when the host booted. */
final class ClockFamilies {
  private static final double WRONG = 0.6;
  private static final double UNSYNCHRONISED = 16;

  private ClockFamilies() {}

  static void add(HostModel host, Families to) {
    Reading offset = host.wavering("clock", 0.0003, 1).toward(WRONG, CLOCK_DRIFT);
    to.gauge("node_time_seconds", "System time in seconds since epoch (1970).")
        .is(moment -> moment.seconds() + offset.at(moment));
    to.gauge("node_boot_time_seconds", "Node boot time, in unixtime.")
        .is(((Reading) Moment::start).whole());
    gauge(to, "offset_seconds", offset);
    gauge(to, "sync_status", Reading.of(1).during(CLOCK_DRIFT, Reading.of(0)));
    gauge(
        to,
        "maxerror_seconds",
        host.wavering("max-error", 0.02, 0.5).during(CLOCK_DRIFT, Reading.of(UNSYNCHRONISED)));
    gauge(
        to,
        "estimated_error_seconds",
        host.wavering("error", 0.0005, 0.5).during(CLOCK_DRIFT, Reading.of(UNSYNCHRONISED)));
    gauge(to, "status", Reading.of(0x2001).during(CLOCK_DRIFT, Reading.of(0x40)));
    gauge(to, "frequency_adjustment_ratio", host.wavering("ppm", 5e-6, 1).leftOf(1));
    gauge(to, "loop_time_constant", Reading.of(7));
    gauge(to, "tai_offset_seconds", Reading.of(37));
    gauge(to, "tick_seconds", Reading.of(0.01));
  }

  private static void gauge(Families to, String name, Reading reading) {
    to.gauge("node_timex_" + name, "The kernel clock's " + name.replace('_', ' ') + ".")
        .is(reading);
  }
}
