package io.hostwatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process on Linux has used, from {@code /proc/PID/stat} and {@code /proc/PID/status}, so
 * that it is counted alike whatever the program is written in.
 */
final class ProcessFigures {
  private static final double TICKS_PER_SECOND = 100;

  private final String name;
  private final Path folder;

  ProcessFigures(String name, Process process) {
    this.name = name;
    this.folder = Path.of("/proc", Long.toString(process.pid()));
  }

  /** Seconds of CPU time so far. */
  double cpu() {
    String stat = read("stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  double residentMegabytes() {
    return megabytes("VmRSS:");
  }

  /** The most that was resident since its start. */
  double peakMegabytes() {
    return megabytes("VmHWM:");
  }

  private double megabytes(String name) {
    return read("status")
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .sum();
  }

  /** A port that nobody listens on. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " has ended", e);
    }
  }
}
