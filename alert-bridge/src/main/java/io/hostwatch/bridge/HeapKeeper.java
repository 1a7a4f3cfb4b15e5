package io.hostwatch.bridge;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.Notification;
import javax.management.NotificationEmitter;

/**
 * Keeps the heap near what is in use. The serial collector lets what outlived its youth pile up to
 * the heap's limit before it looks at it, and that limit allows for the largest body; under load
 * the process would come to stay that large. Here it looks once so much was added to what it last
 * found in use.
 *
 * <p>Runs in the JVM's own thread for notifications.
 */
final class HeapKeeper {
  /** Twice this, and what is young, is what a load of usual bodies adds to what is in use. */
  static final long SLACK_BYTES = 24L << 20;

  private final MemoryPoolMXBean pool;
  private final Runnable collect;

  HeapKeeper(MemoryPoolMXBean pool, Runnable collect) {
    this.pool = pool;
    this.collect = collect;
  }

  /** Begins; does nothing on a JVM whose collector has no part for what is old. */
  static void start() {
    ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
        .findFirst()
        .ifPresent(pool -> new HeapKeeper(pool, System::gc).watch());
  }

  private void watch() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    ((NotificationEmitter) memory)
        .addNotificationListener(
            (notification, _) -> collect(), HeapKeeper::isPassed, /* handback= */ null);
    aim();
  }

  private static boolean isPassed(Notification notification) {
    return notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED);
  }

  private void collect() {
    if (pool.isUsageThresholdExceeded()) {
      collect.run();
    }
    aim();
  }

  /** Sets the mark from what is used now, which is at least what is in use. */
  private void aim() {
    long mark = pool.getUsage().getUsed() + SLACK_BYTES;
    long most = pool.getUsage().getMax();
    pool.setUsageThreshold(most < 0 ? mark : Math.min(mark, most));
  }
}
