package io.hostwatch.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** What the disk itself can do: the limit of everything that waits for it. */
final class DiskFloor {
  private static final int PAGE = 4096;

  private DiskFloor() {}

  /** How often a second a page is appended in {@code folder} and made durable. */
  static double syncsPerSecond(Path folder, Duration time) throws IOException {
    Path file = folder.resolve("floor");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      long start = System.nanoTime();
      int syncs = 0;
      while (System.nanoTime() - start < time.toNanos()) {
        channel.write(ByteBuffer.allocate(PAGE));
        channel.force(false);
        syncs++;
      }
      return syncs / ((System.nanoTime() - start) / 1e9);
    }
  }
}
