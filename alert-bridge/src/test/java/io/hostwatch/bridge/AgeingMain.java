package io.hostwatch.bridge;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Keeps 20 MiB in use, each piece long enough to count as old, until 1 GiB went through; prints the
 * most MiB that the old part of the heap held. Waits where a collection is due, as it allocates
 * faster than any bridge.
 */
final class AgeingMain {
  private static final int PIECE = 64 << 10;
  private static final int IN_USE = (20 << 20) / PIECE;
  private static final int ALL = (1 << 30) / PIECE;
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private AgeingMain() {}

  public static void main(String[] arguments) {
    if (arguments[0].equals("kept")) {
      HeapKeeper.start();
    }
    MemoryPoolMXBean old =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals("Tenured Gen"))
            .findFirst()
            .orElseThrow();
    Queue<byte[]> pieces = new ArrayDeque<>();
    for (int i = 0; i < ALL; i++) {
      pieces.add(new byte[PIECE]);
      if (pieces.size() > IN_USE) {
        pieces.remove();
      }
      awaitCollection(old);
    }
    System.out.println(old.getPeakUsage().getUsed() >> 20);
  }

  private static void awaitCollection(MemoryPoolMXBean old) {
    long start = System.nanoTime();
    while (old.isUsageThresholdExceeded() && System.nanoTime() - start < PATIENCE_NANOS) {
      Thread.onSpinWait();
    }
  }
}
