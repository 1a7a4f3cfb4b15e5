package io.hostwatch.exporter.linux.system;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * How well the kernel keeps time: whether something disciplines its clock, and how far off it is.
 *
 * <pre>{@code
 * node_timex_sync_status 1
 * node_timex_offset_seconds 1.2e-05
 * node_timex_maxerror_seconds 0.0015
 * node_timex_frequency_adjustment_ratio 1.0000021
 * }</pre>
 *
 * <p>Source: {@code adjtimex(2)}. The {@code pps} ones are of a pulse-per-second signal, which few
 * hosts have. No data where the process is kept from asking.
 */
final class TimexCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("timex");
  private static final Family SYNC_STATUS =
      gauge("sync_status", "Whether the clock is kept right by a reference (1) or not (0).");
  private static final List<Field> FIELDS =
      List.of(
          gauge("offset", Unit.CLOCK, "offset_seconds", "Seconds the clock has yet to make up."),
          gauge(
              "freq",
              Unit.RATIO,
              "frequency_adjustment_ratio",
              "Speed of the clock as it is corrected, 1 for none."),
          gauge("maxerror", Unit.MICROS, "maxerror_seconds", "Seconds the clock is off at most."),
          gauge(
              "esterror",
              Unit.MICROS,
              "estimated_error_seconds",
              "Seconds the clock is off by estimate."),
          gauge("status", Unit.NONE, "status", "The clock's status bits as one number."),
          gauge("constant", Unit.NONE, "loop_time_constant", "Time constant of the control loop."),
          gauge("tick", Unit.MICROS, "tick_seconds", "Seconds between two ticks of the clock."),
          gauge("ppsfreq", Unit.PPM, "pps_frequency_hertz", "Frequency of the pulse, scaled."),
          gauge("jitter", Unit.CLOCK, "pps_jitter_seconds", "Seconds the pulse wavers."),
          gauge("shift", Unit.NONE, "pps_shift_seconds", "Interval the pulse is measured over."),
          gauge("stabil", Unit.PPM, "pps_stability_hertz", "How steady the pulse has been."),
          counter("jitcnt", "pps_jitter_total", "Pulses that wavered more than allowed."),
          counter("calcnt", "pps_calibration_total", "Intervals the pulse was calibrated in."),
          counter("errcnt", "pps_error_total", "Intervals in which that went wrong."),
          counter("stbcnt", "pps_stability_exceeded_total", "Pulses less steady than allowed."),
          gauge("tai", Unit.NONE, "tai_offset_seconds", "Seconds atomic time is ahead of UTC."));
  private static final long STATUS = Timex.offset("status");
  private static final int STATUS_NANO = 0x2000;

  private final KernelClock clock;
  private final MemorySegment timex = Arena.ofAuto().allocate(Timex.LAYOUT);

  TimexCollector(KernelClock clock) {
    this.clock = clock;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    timex.fill((byte) 0);
    int state = clock.read(timex);
    boolean nanos = (timex.get(JAVA_INT, STATUS) & STATUS_NANO) != 0;
    sink.add(SYNC_STATUS, state == KernelClock.NOT_SYNCHRONIZED ? 0 : 1);
    for (Field field : FIELDS) {
      long raw =
          field.isLong ? timex.get(JAVA_LONG, field.offset) : timex.get(JAVA_INT, field.offset);
      sink.add(field.family, field.unit.of((double) raw, nanos));
    }
  }

  private static Field gauge(String field, Unit unit, String name, String help) {
    return new Field(gauge(name, help), unit, Timex.offset(field), Timex.isLong(field));
  }

  private static Field counter(String field, String name, String help) {
    Family family = Family.counter("node_timex_" + name, help);
    return new Field(family, Unit.NONE, Timex.offset(field), Timex.isLong(field));
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_timex_" + name, help);
  }

  private record Field(Family family, Unit unit, long offset, boolean isLong) {}

  /** What the kernel's number stands for. */
  private enum Unit {
    NONE,
    MICROS,
    /** Nanoseconds if the clock counts in them, which its status says, else microseconds. */
    CLOCK,
    /** Parts per million with 16 bits of fraction. */
    PPM,
    /** As {@link #PPM}, but what is added to 1. */
    RATIO;

    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final double SCALED_MILLION = MILLION * 65_536;

    double of(double raw, boolean nanos) {
      return switch (this) {
        case NONE -> raw;
        case MICROS -> raw / MILLION;
        case CLOCK -> raw / (nanos ? BILLION : MILLION);
        case PPM -> raw / SCALED_MILLION;
        case RATIO -> 1 + raw / SCALED_MILLION;
      };
    }
  }
}
