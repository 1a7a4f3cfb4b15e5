package io.hostwatch.exporter.oshi.reader;

import com.sun.jna.platform.mac.SystemB;
import com.sun.jna.platform.mac.SystemB.VMStatistics64;
import com.sun.jna.ptr.IntByReference;
import io.hostwatch.exporter.oshi.host.MachMemory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Mach kernel's page counts, of which OSHI passes on only two. Thread-safe. */
final class MachMemoryReader {
  private static final int OK = 0;

  private @Nullable Integer kernel; // asked for once: each answer is a right that has to be kept

  /** The counts of this moment; empty if the kernel refuses. */
  synchronized Optional<MachMemory> read(long pageSize) {
    VMStatistics64 pages = new VMStatistics64();
    IntByReference words = new IntByReference(pages.size() / SystemB.INT_SIZE);
    if (kernel == null) {
      kernel = SystemB.INSTANCE.mach_host_self();
    }
    int answer = SystemB.INSTANCE.host_statistics64(kernel, SystemB.HOST_VM_INFO64, pages, words);
    return answer == OK ? Optional.of(reading(pageSize, pages)) : Optional.empty();
  }

  private static MachMemory reading(long pageSize, VMStatistics64 pages) {
    return new MachMemory(
        pageSize,
        Integer.toUnsignedLong(pages.free_count),
        Integer.toUnsignedLong(pages.active_count),
        Integer.toUnsignedLong(pages.inactive_count),
        Integer.toUnsignedLong(pages.wire_count),
        Integer.toUnsignedLong(pages.compressor_page_count),
        Integer.toUnsignedLong(pages.internal_page_count),
        Integer.toUnsignedLong(pages.external_page_count),
        Integer.toUnsignedLong(pages.purgeable_count),
        pages.pageins,
        pages.pageouts,
        pages.swapins,
        pages.swapouts);
  }
}
