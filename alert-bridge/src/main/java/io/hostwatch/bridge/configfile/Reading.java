package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.configfile.Node.Mark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one reading of a file has at hand, and the faults it finds.
 *
 * @param folder what relative paths in the file start from: the file's own
 */
record Reading(Path folder, Function<String, Optional<String>> environment, List<Fault> faults) {

  Reading(Path folder, Function<String, Optional<String>> environment) {
    this(folder, environment, new ArrayList<>());
  }

  void fault(Mark mark, String path, String text) {
    faults.add(new Fault(mark.line(), mark.column(), path, text));
  }

  /** Whether a key, or the same with {@code _file}, is known to be wrong: no need to miss it. */
  boolean hasFaultAt(String path) {
    return faults.stream()
        .map(Fault::path)
        .anyMatch(found -> found.equals(path) || found.equals(path + "_file"));
  }

  List<Fault> inOrder() {
    return faults.stream()
        .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
        .distinct()
        .toList();
  }
}
