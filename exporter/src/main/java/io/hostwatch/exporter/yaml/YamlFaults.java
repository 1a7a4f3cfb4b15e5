package io.hostwatch.exporter.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers everything wrong with one file, so that it is all told at once, in its order. */
public final class YamlFaults {
  private final Path file;
  private final List<Fault> faults = new ArrayList<>();

  private record Fault(int line, String text) {}

  public YamlFaults(Path file) {
    this.file = file;
  }

  /** Adds a fault of the whole file. */
  public void add(String text) {
    faults.add(new Fault(0, text));
  }

  public void add(int line, String text) {
    faults.add(new Fault(line, text));
  }

  public boolean isEmpty() {
    return faults.isEmpty();
  }

  /** The faults as {@code FILE:LINE: what is wrong}. */
  public List<String> lines() {
    return faults.stream().sorted(Comparator.comparingInt(Fault::line)).map(this::spell).toList();
  }

  private String spell(Fault fault) {
    return fault.line() == 0
        ? file + ": " + fault.text()
        : where(fault.line()) + ": " + fault.text();
  }

  /** How a fault names a line of the file. */
  public String where(int line) {
    return file + ":" + line;
  }
}
