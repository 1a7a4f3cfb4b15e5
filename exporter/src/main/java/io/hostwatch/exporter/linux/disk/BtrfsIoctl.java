package io.hostwatch.exporter.linux.disk;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.hostwatch.exporter.linux.disk.BtrfsDevices.Device;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.libc.LibC;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * btrfs' {@code ioctl}s that tell of its devices; none of them needs root.
 *
 * <p>Source: {@code linux/btrfs.h}. The mount point is closed each time, since an open one could
 * not be unmounted. Safe for use by several threads.
 */
final class BtrfsIoctl implements BtrfsQuery {
  private static final long FS_INFO = 0x8400941FL;
  private static final long DEV_INFO = 0xD000941EL;
  private static final long DEV_STATS = 0xC4089434L;
  private static final int LARGEST = 4096;
  private static final int READ_AND_CLOSE_ON_EXEC = 0x80000;
  private static final int ERRORS = 5;

  private static final long UUID_IN_FS = 16;
  private static final long UUID_IN_DEVICE = 8;
  private static final long USED_IN_DEVICE = 24;
  private static final long TOTAL_IN_DEVICE = 32;
  private static final long PATH_IN_DEVICE = 3072;
  private static final long COUNT_IN_STATS = 8;
  private static final long VALUES_IN_STATS = 24;

  private final MethodHandle open =
      LibC.function(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private final MethodHandle close =
      LibC.function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private final MethodHandle ioctl =
      LibC.function(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));

  @Override
  public Optional<BtrfsDevices> devices(String path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cPath = arena.allocateFrom(path, StandardCharsets.ISO_8859_1);
      int file = LibC.call(() -> (int) open.invokeExact(cPath, READ_AND_CLOSE_ON_EXEC));
      if (file < 0) {
        return Optional.empty();
      }
      try {
        return devices(file, arena.allocate(LARGEST, Long.BYTES));
      } finally {
        LibC.call(() -> (int) close.invokeExact(file));
      }
    }
  }

  private Optional<BtrfsDevices> devices(int file, MemorySegment answer) {
    if (!ask(file, FS_INFO, answer)) {
      return Optional.empty();
    }
    long lastId = answer.get(JAVA_LONG, 0);
    long count = answer.get(JAVA_LONG, Long.BYTES);
    String uuid = uuid(answer, UUID_IN_FS);
    List<Device> devices = new ArrayList<>();
    for (long id = 0; id <= lastId && devices.size() < count; id++) { // ids have gaps
      device(file, id, answer).ifPresent(devices::add);
    }
    return Optional.of(new BtrfsDevices(uuid, devices));
  }

  private Optional<Device> device(int file, long id, MemorySegment answer) {
    answer.fill((byte) 0).set(JAVA_LONG, 0, id);
    if (!ask(file, DEV_INFO, answer)) {
      return Optional.empty();
    }
    String uuid = uuid(answer, UUID_IN_DEVICE);
    String path = answer.getString(PATH_IN_DEVICE, StandardCharsets.UTF_8);
    double total = number(answer, TOTAL_IN_DEVICE);
    double used = number(answer, USED_IN_DEVICE);
    answer.fill((byte) 0).set(JAVA_LONG, 0, id);
    answer.set(JAVA_LONG, COUNT_IN_STATS, ERRORS);
    if (!ask(file, DEV_STATS, answer)) {
      return Optional.empty();
    }
    List<Double> errors = new ArrayList<>();
    for (int i = 0; i < ERRORS; i++) {
      errors.add(number(answer, VALUES_IN_STATS + (long) i * Long.BYTES));
    }
    return Optional.of(new Device(uuid, path, total, used, errors));
  }

  private boolean ask(int file, long request, MemorySegment answer) {
    return LibC.call(() -> (int) ioctl.invokeExact(file, request, answer)) >= 0;
  }

  private static double number(MemorySegment answer, long offset) {
    return ProcText.asDouble(answer.get(JAVA_LONG, offset));
  }

  private static String uuid(MemorySegment answer, long offset) {
    String hex =
        HexFormat.of().formatHex(answer.asSlice(offset, 16).toArray(ValueLayout.JAVA_BYTE));
    return new StringBuilder(hex)
        .insert(20, '-')
        .insert(16, '-')
        .insert(12, '-')
        .insert(8, '-')
        .toString();
  }
}
