package io.hostwatch.dashboards.model;

/** What a value is counted in, with Grafana's name for it. */
public enum Unit {
  COUNT("short"),
  NONE("none"),
  RATIO("percentunit"),
  BYTES("bytes"),
  BYTES_PER_SECOND("Bps"),
  PER_SECOND("cps"),
  REQUESTS_PER_SECOND("reqps"),
  OPERATIONS_PER_SECOND("ops"),
  PACKETS_PER_SECOND("pps"),
  SECONDS("s"),
  DAYS("d"),
  HERTZ("hertz"),
  CELSIUS("celsius"),
  MINUTES("m"),
  TIME("dateTimeAsIso");

  private final String id;

  Unit(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }
}
