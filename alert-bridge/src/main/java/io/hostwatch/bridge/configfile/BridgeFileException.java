package io.hostwatch.bridge.configfile;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration file cannot be used; the message tells every fault, one a line. */
public final class BridgeFileException extends RuntimeException {
  private final transient List<Fault> faults;

  BridgeFileException(String file, List<Fault> faults) {
    super(
        faults.stream()
            .map(fault -> file + ":" + fault)
            .collect(Collectors.joining(System.lineSeparator())));
    this.faults = List.copyOf(faults);
  }

  /** The faults in the order of the file. */
  public List<Fault> faults() {
    return faults;
  }
}
