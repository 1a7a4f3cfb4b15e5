package io.hostwatch.exporter.process;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.MetricSink;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Linux' processes, at one small read each.
 *
 * <p>Source: {@code /proc/<pid>/stat}. A process that ends meanwhile, or whose line makes no sense,
 * is left out. Used by one thread at a time.
 */
public final class LinuxProcesses implements ProcessSource {
  private static final int LINE = 1024; // 52 numbers and a name of 64 bytes at most
  private static final int MOST_NAMES = 4096;

  private final File procfs;
  private final double pageSize;
  private final byte[] line = new byte[LINE];
  private Map<String, String> names = new HashMap<>();

  /**
   * @param pageSize of the host, in bytes
   */
  public LinuxProcesses(Path procfs, int pageSize) {
    this.procfs = procfs.toFile();
    this.pageSize = pageSize;
  }

  @Override
  public List<ProcessReading> read(MetricSink sink) throws IOException {
    String[] entries = procfs.list();
    if (entries == null) {
      throw new CollectorException(procfs + ": cannot be listed");
    }
    if (names.size() > MOST_NAMES) {
      names = new HashMap<>();
    }
    List<ProcessReading> processes = new ArrayList<>();
    for (String entry : entries) {
      if (Character.isDigit(entry.charAt(0))) {
        read(entry).ifPresent(processes::add);
      }
    }
    if (processes.isEmpty()) {
      throw new CollectorException(procfs + ": there is no process");
    }
    return processes;
  }

  private Optional<ProcessReading> read(String pid) {
    try (FileInputStream file = new FileInputStream(new File(procfs, pid + "/stat"))) {
      int length = file.read(line);
      return new StatLine(line, length).reading(pageSize, this::one);
    } catch (IOException e) {
      return Optional.empty(); // it has ended meanwhile
    }
  }

  /** One string for a name, however many processes have it. */
  private String one(byte[] bytes, int from, int to) {
    String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return names.computeIfAbsent(name, unseen -> unseen);
  }
}
