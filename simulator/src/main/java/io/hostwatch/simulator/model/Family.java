package io.hostwatch.simulator.model;

import java.util.List;

/** The series of one name: name, type, help, and the lines in their order. */
public record Family(String name, MetricType type, String help, List<Series> series) {
  /** Keeps a copy of the list. */
  public Family {
    series = List.copyOf(series);
  }
}
