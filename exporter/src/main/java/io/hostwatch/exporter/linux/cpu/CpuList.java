package io.hostwatch.exporter.linux.cpu;

import io.hostwatch.exporter.collector.CollectorException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The kernel's way to write a set of CPUs: {@code 1,3-5,9}. */
final class CpuList {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  private CpuList() {}

  /**
   * The CPUs of {@code list}, as they stand in it.
   *
   * @param source of the list, for the message
   */
  static int[] parse(Path source, String list) throws CollectorException {
    IntStream cpus = IntStream.empty();
    for (String part : list.split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        throw new CollectorException(
            source + ": \"" + shortened(list) + "\": expected CPUs such as 1,3-5");
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      cpus = IntStream.concat(cpus, IntStream.rangeClosed(first, last));
    }
    return cpus.toArray();
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + '…';
  }
}
