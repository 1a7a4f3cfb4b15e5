package io.hostwatch.exporter.linux.disk;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.libc.Errno;
import io.hostwatch.exporter.linux.libc.LibC;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * {@code statvfs(3)} of the C library, for 64-bit Linux.
 *
 * <p>The JDK's {@code FileStore} knows no inodes and finds its mount in a table of its own. Sizes
 * are in units of {@code f_bsize}, as node_exporter takes them. Safe for use by several threads.
 */
public final class Statvfs implements FileSystemStat {
  private static final StructLayout STATVFS =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("f_bsize"),
          JAVA_LONG.withName("f_frsize"),
          JAVA_LONG.withName("f_blocks"),
          JAVA_LONG.withName("f_bfree"),
          JAVA_LONG.withName("f_bavail"),
          JAVA_LONG.withName("f_files"),
          JAVA_LONG.withName("f_ffree"),
          MemoryLayout.sequenceLayout(16, JAVA_LONG)); // more than any C library adds
  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = CALL_STATE.varHandle(groupElement("errno"));

  private final MethodHandle statvfs =
      LibC.function(
          "statvfs",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS),
          Linker.Option.captureCallState("errno"));

  @Override
  public Answer stat(String path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      MemorySegment result = arena.allocate(STATVFS);
      MemorySegment cPath = arena.allocateFrom(path, StandardCharsets.ISO_8859_1);
      int failed = call(state, cPath, result);
      return failed == 0 ? usage(result) : new Refused(Errno.text((int) ERRNO.get(state, 0L)));
    }
  }

  private int call(MemorySegment state, MemorySegment path, MemorySegment result) {
    try {
      return (int) statvfs.invokeExact(state, path, result);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("statvfs declares no exception", e);
    }
  }

  private static Usage usage(MemorySegment result) {
    double blockSize = field(result, "f_bsize");
    return new Usage(
        field(result, "f_blocks") * blockSize,
        field(result, "f_bfree") * blockSize,
        field(result, "f_bavail") * blockSize,
        field(result, "f_files"),
        field(result, "f_ffree"));
  }

  private static double field(MemorySegment result, String name) {
    return ProcText.asDouble(result.get(JAVA_LONG, STATVFS.byteOffset(groupElement(name))));
  }
}
