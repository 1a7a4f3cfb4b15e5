package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Family;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a sensor's element is reported as: the family and what its value is multiplied or divided
 * by.
 *
 * <p>The kernel counts in thousandths of volts, degrees, amperes and seconds, and in millionths of
 * watts, joules and ratios. Alarms, faults and switches have no unit; only an element that is
 * called just so counts as one, so {@code temp1_crit_alarm} is in degrees here as in node_exporter.
 */
final class HwmonUnits {
  private static final double THOUSANDTH = 0.001;
  private static final double MILLION = 1e6;
  private static final Set<String> STATES = Set.of("alarm", "fault");
  private static final Set<String> TURNS = Set.of("input", "max", "min", "target");
  private static final Set<String> INTERVALS =
      Set.of("average_interval", "average_interval_max", "average_interval_min");

  private final Map<String, Family> families = new HashMap<>();

  /**
   * The measure of an element.
   *
   * @param besideBare whether the sensor also has a file that ends after the number, which has the
   *     family's plain name then
   */
  Measure of(HwmonFile file, boolean besideBare) {
    String element = file.element();
    String name = file.type();
    if (!element.isEmpty() && (besideBare || !element.equals("input"))) {
      name += '_' + HwmonLabel.cleaned(element);
    }
    if (STATES.contains(element)) {
      return gauge(name, 1, 1);
    }
    if (element.equals("beep")) {
      return gauge(name + "_enabled", 1, 1);
    }
    return measured(file.type(), element, name);
  }

  private Measure measured(String type, String element, String name) {
    return switch (type) {
      case "beep_enable" -> gauge("beep_enabled", 1, 1);
      case "vrm" -> gauge("voltage_regulator_version", 1, 1);
      case "update_interval" -> gauge("update_interval_seconds", THOUSANDTH, 1);
      case "in", "cpu" -> gauge(name + "_volts", THOUSANDTH, 1);
      case "curr" -> gauge(name + "_amps", THOUSANDTH, 1);
      case "temp" ->
          element.equals("type") ? gauge(name, 1, 1) : gauge(name + "_celsius", THOUSANDTH, 1);
      case "energy" -> new Measure(family(name + "_joule_total", Family::counter), 1, MILLION);
      case "humidity" -> gauge(name, 1, MILLION);
      case "fan" -> gauge(TURNS.contains(element) ? name + "_rpm" : name, 1, 1);
      case "power" -> power(element, name);
      case "freq" ->
          element.equals("input") ? gauge(name + "_freq_mhz", 1, MILLION) : gauge(name, 1, 1);
      default -> gauge(name, 1, 1);
    };
  }

  private Measure power(String element, String name) {
    if (element.equals("accuracy")) {
      return gauge(name, 1, MILLION);
    }
    return INTERVALS.contains(element)
        ? gauge(name + "_seconds", THOUSANDTH, 1)
        : gauge(name + "_watt", 1, MILLION);
  }

  private Measure gauge(String name, double factor, double divisor) {
    return new Measure(family(name, Family::gauge), factor, divisor);
  }

  /** The family of that name, the same one each time. */
  private Family family(String name, Kind kind) {
    return families.computeIfAbsent(
        "node_hwmon_" + name,
        full ->
            kind.make(
                full,
                "What the sensors of the machine tell as " + name.replace('_', ' ') + ".",
                "chip",
                "sensor"));
  }

  /** Makes a family of its type. */
  private interface Kind {

    Family make(String name, String help, String... labels);
  }
}
