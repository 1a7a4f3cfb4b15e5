package io.hostwatch.exporter.linux.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many files may stay open between scrapes: a quarter of what the process may open, so that
 * there is room for connections and for what is opened and closed, and not more than 4,096, as each
 * holds some kilobytes of the kernel's memory. Thread-safe.
 */
final class Descriptors {
  static final Descriptors OF_THIS_PROCESS = new Descriptors(quarterOfLimit());

  private static final int MOST = 4096;

  private final AtomicInteger left;

  Descriptors(int most) {
    left = new AtomicInteger(most);
  }

  /** Takes one if there is one left. */
  boolean take() {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  void giveBack() {
    left.incrementAndGet();
  }

  private static int quarterOfLimit() {
    try {
      String limits = Files.readString(Path.of("/proc/self/limits"));
      Matcher soft = Pattern.compile("Max open files +(\\d{1,9})").matcher(limits);
      return soft.find() ? Math.min(MOST, Integer.parseInt(soft.group(1)) / 4) : MOST;
    } catch (IOException e) {
      return 0;
    }
  }
}
