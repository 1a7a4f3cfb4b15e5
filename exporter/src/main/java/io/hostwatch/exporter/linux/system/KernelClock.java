package io.hostwatch.exporter.linux.system;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** What the kernel says of its clock; {@link Adjtimex} asks it. */
public interface KernelClock {

  /** What the clock's state is when nobody keeps it right: {@code TIME_ERROR}. */
  int NOT_SYNCHRONIZED = 5;

  /**
   * Fills {@code timex}, a zeroed {@code struct timex} as {@link Timex#LAYOUT} describes it.
   *
   * @return the clock's state, 0 to {@link #NOT_SYNCHRONIZED}
   * @throws io.hostwatch.exporter.collector.NoDataException if this process may not ask
   */
  int read(MemorySegment timex) throws IOException;
}
