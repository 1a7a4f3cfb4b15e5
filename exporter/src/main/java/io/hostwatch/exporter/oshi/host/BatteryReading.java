package io.hostwatch.exporter.oshi.host;

/**
 * One battery. Amounts are in {@link Unit}; negative or 0 where unknown.
 *
 * @param share of the full charge that is left, 0 to 1
 */
public record BatteryReading(
    String name,
    String manufacturer,
    String model,
    String serial,
    String chemistry,
    State state,
    boolean online,
    double share,
    Unit unit,
    Amounts amounts,
    double volts,
    double milliamperes,
    double milliwatts,
    int cycles,
    double celsius) {

  /** How much charge there is, fits and was meant to fit. */
  public record Amounts(int now, int full, int design) {}

  /** What the amounts are counted in. */
  public enum Unit {
    MILLIWATT_HOURS,
    MILLIAMPERE_HOURS,
    RELATIVE
  }

  /** What the battery does, in the words of Linux' power supplies. */
  public enum State {
    CHARGING("Charging"),
    DISCHARGING("Discharging"),
    IDLE("Not charging");

    private final String word;

    State(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }
}
