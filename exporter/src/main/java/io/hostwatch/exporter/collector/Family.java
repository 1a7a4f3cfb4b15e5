package io.hostwatch.exporter.collector;

import java.util.List;

/**
 * What is constant about a metric family: its full name (counters with {@code _total}), help, type
 * and label names, in the order in which samples give their values.
 *
 * <p>Collectors hold families as constants. Two families of one name must agree in type.
 */
public record Family(String name, String help, MetricType type, List<String> labelNames) {

  public Family {
    labelNames = List.copyOf(labelNames);
  }

  /** Describes a value that only grows, except when its source restarts. */
  public static Family counter(String name, String help, String... labelNames) {
    return new Family(name, help, MetricType.COUNTER, List.of(labelNames));
  }

  /** Describes a value that goes up and down. */
  public static Family gauge(String name, String help, String... labelNames) {
    return new Family(name, help, MetricType.GAUGE, List.of(labelNames));
  }

  /** Describes a value of which the kernel does not say whether it only grows. */
  public static Family untyped(String name, String help, String... labelNames) {
    return new Family(name, help, MetricType.UNTYPED, List.of(labelNames));
  }
}
