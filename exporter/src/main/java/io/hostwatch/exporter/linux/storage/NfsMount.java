package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.file.ProcText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The statistics of one NFS mount: a {@code device} line, indented lines of a word and numbers, and
 * a list of operations.
 *
 * <pre>{@code
 * device nas:/a mounted on /a with fstype nfs4 statvers=1.1
 *   age:   13968
 *   bytes: 1207640230 0 0 0 1210214218 0 295483 0
 *   xprt:  tcp 832 0 1 0 11 6428 6428 0 12154 0 24 26 5726
 *   per-op statistics
 *         READ: 1298 1298 0 207680 1210292152 6 79386 79407
 * }</pre>
 *
 * <p>Used by one thread.
 */
final class NfsMount {
  private static final int FIELDS_WITH_STATISTICS = 9;

  private final String export;
  private final String mountPoint;
  private final Map<String, double[]> numbers = new LinkedHashMap<>();
  private final List<NfsTransport> transports = new ArrayList<>();
  private final Map<String, double[]> operations = new LinkedHashMap<>();

  private NfsMount(String export, String mountPoint) {
    this.export = export;
    this.mountPoint = mountPoint;
  }

  /** The NFS mounts of {@code text}; of others there is but one line, which is passed over. */
  static List<NfsMount> parse(ProcText text) throws CollectorException {
    List<NfsMount> mounts = new ArrayList<>();
    boolean inside = false;
    while (text.nextLine()) {
      String line = text.line();
      if (!line.startsWith(" ") && !line.startsWith("\t")) {
        String[] fields = line.split(" ", -1);
        inside = fields.length >= FIELDS_WITH_STATISTICS && fields[7].startsWith("nfs");
        if (inside) {
          mounts.add(new NfsMount(fields[1], fields[4]));
        }
      } else if (inside) {
        mounts.getLast().take(text);
      }
    }
    return mounts;
  }

  String export() {
    return export;
  }

  String mountPoint() {
    return mountPoint;
  }

  /** The protocols of its transports, each once. */
  List<String> protocols() {
    return transports.stream().map(NfsTransport::protocol).distinct().toList();
  }

  List<NfsTransport> transports() {
    return transports;
  }

  /** The numbers of the line that starts with {@code word}; none if there is no such line. */
  double[] numbers(String word) {
    return numbers.getOrDefault(word, new double[0]);
  }

  Map<String, double[]> operations() {
    return operations;
  }

  private void take(ProcText text) throws CollectorException {
    if (!text.nextField()) {
      return;
    }
    String word = text.field();
    switch (word) {
      case "age:", "bytes:", "events:" -> numbers.put(word, numbers(text));
      case "xprt:" -> {
        if (!text.nextField()) {
          throw text.malformed("a protocol after xprt:");
        }
        transports.add(new NfsTransport(text.field(), numbers(text)));
      }
      case "opts:", "caps:", "nfsv4:", "sec:", "fsc:", "impl_id:", "RPC", "per-op" -> {}
      default -> operations.put(word.substring(0, word.length() - 1), numbers(text));
    }
  }

  private static double[] numbers(ProcText text) throws CollectorException {
    double[] numbers = new double[32];
    int count = 0;
    while (count < numbers.length && text.nextField()) {
      numbers[count++] = ProcText.asDouble(text.unsigned());
    }
    return Arrays.copyOf(numbers, count);
  }
}
