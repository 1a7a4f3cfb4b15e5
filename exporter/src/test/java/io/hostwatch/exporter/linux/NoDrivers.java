package io.hostwatch.exporter.linux;

import io.hostwatch.exporter.linux.net.Ethtool;
import java.util.Map;
import java.util.Optional;

/** A host whose network devices' drivers do not answer. */
final class NoDrivers implements Ethtool {

  @Override
  public Optional<Driver> driver(String device) {
    return Optional.empty();
  }

  @Override
  public Optional<Link> link(String device) {
    return Optional.empty();
  }

  @Override
  public Map<String, Long> statistics(String device) {
    return Map.of();
  }
}
