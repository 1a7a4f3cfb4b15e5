package io.hostwatch.exporter.linux.system;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.libc.Errno;
import io.hostwatch.exporter.linux.libc.LibC;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * {@code adjtimex(2)} of the C library, which anybody may call as long as it changes nothing.
 *
 * <p>Used by one thread at a time.
 */
public final class Adjtimex implements KernelClock {
  private static final int EPERM = 1;
  private static final int EACCES = 13;

  private final MemorySegment callState =
      Arena.ofAuto().allocate(Linker.Option.captureStateLayout());

  @Override
  public int read(MemorySegment timex) throws IOException {
    int state = LibC.call(() -> (int) Call.ADJTIMEX.invokeExact(callState, timex));
    if (state >= 0) {
      return state;
    }
    int errno = (int) Call.ERRNO.get(callState, 0L);
    String message = "adjtimex: " + Errno.text(errno);
    throw errno == EPERM || errno == EACCES
        ? new NoDataException(message)
        : new CollectorException(message);
  }

  /** Linked on first use: it takes milliseconds, which a host without the collector keeps. */
  private static final class Call {
    static final StructLayout STATE = Linker.Option.captureStateLayout();
    static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
    static final MethodHandle ADJTIMEX =
        LibC.function(
            "adjtimex",
            FunctionDescriptor.of(JAVA_INT, ADDRESS),
            Linker.Option.captureCallState("errno"));

    private Call() {}
  }
}
