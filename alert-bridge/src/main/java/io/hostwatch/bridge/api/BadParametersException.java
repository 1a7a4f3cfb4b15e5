package io.hostwatch.bridge.api;

import java.util.List;

/** A query that cannot be answered; holds every fault. */
final class BadParametersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialized
  private final List<String> faults;

  BadParametersException(List<String> faults) {
    super(String.join("; ", faults), null, false, false);
    this.faults = List.copyOf(faults);
  }

  List<String> faults() {
    return faults;
  }
}
