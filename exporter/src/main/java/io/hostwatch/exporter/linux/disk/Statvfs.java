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
  private static final long BLOCK_SIZE = offset("f_bsize");
  private static final long BLOCKS = offset("f_blocks");
  private static final long BLOCKS_FREE = offset("f_bfree");
  private static final long BLOCKS_AVAILABLE = offset("f_bavail");
  private static final long FILES = offset("f_files");
  private static final long FILES_FREE = offset("f_ffree");
  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = CALL_STATE.varHandle(groupElement("errno"));

  private static final int LONGEST_PATH = 4096;
  private static final int NAME_TOO_LONG = 36;

  private final MethodHandle statvfs =
      LibC.function(
          "statvfs",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS),
          Linker.Option.captureCallState("errno"));

  private final ThreadLocal<Room> rooms = ThreadLocal.withInitial(Room::new);

  @Override
  public Answer stat(String path) {
    if (path.length() >= LONGEST_PATH) {
      return new Refused(Errno.text(NAME_TOO_LONG));
    }
    Room room = rooms.get();
    room.path.setString(0, path, StandardCharsets.ISO_8859_1);
    int failed = LibC.call(() -> (int) statvfs.invokeExact(room.state, room.path, room.result));
    return failed == 0
        ? usage(room.result)
        : new Refused(Errno.text((int) ERRNO.get(room.state, 0L)));
  }

  private static Usage usage(MemorySegment result) {
    double blockSize = field(result, BLOCK_SIZE);
    return new Usage(
        field(result, BLOCKS) * blockSize,
        field(result, BLOCKS_FREE) * blockSize,
        field(result, BLOCKS_AVAILABLE) * blockSize,
        field(result, FILES),
        field(result, FILES_FREE));
  }

  /** The memory of one thread's calls, given back some time after the thread has ended. */
  private static final class Room {
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment state = arena.allocate(CALL_STATE);
    private final MemorySegment result = arena.allocate(STATVFS);
    private final MemorySegment path = arena.allocate(LONGEST_PATH);
  }

  private static double field(MemorySegment result, long offset) {
    return ProcText.asDouble(result.get(JAVA_LONG, offset));
  }

  private static long offset(String field) {
    return STATVFS.byteOffset(groupElement(field));
  }
}
