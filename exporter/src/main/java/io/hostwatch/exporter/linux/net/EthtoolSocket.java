package io.hostwatch.exporter.linux.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.hostwatch.exporter.linux.libc.LibC;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks drivers by {@code ioctl(2)} with {@code SIOCETHTOOL} on a socket, as {@code linux/ethtool.h}
 * lays it down; of the network this process is in. For 64-bit Linux.
 */
public final class EthtoolSocket implements Ethtool {
  private static final int AF_INET = 2;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 02000000;
  private static final long SIOCETHTOOL = 0x8946;

  private static final int LONGEST_NAME = 15;
  private static final int DATA_OF_REQUEST = 16;
  private static final int REQUEST_BYTES = 40;

  private static final int GET_SETTINGS = 0x1;
  private static final int GET_DRIVER = 0x3;
  private static final int GET_STRINGS = 0x1b;
  private static final int GET_STATISTICS = 0x1d;

  private static final int SETTINGS_BYTES = 44;
  private static final int DRIVER_BYTES = 196;
  private static final int STRINGS_OF_STATISTICS = 1;
  private static final int STRING_BYTES = 32;
  private static final int STRINGS_HEAD = 12;
  private static final int STATISTICS_HEAD = 8;
  private static final int MOST_STATISTICS = 64 * 1024;

  private final MethodHandle ioctl =
      LibC.function(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));
  private final int socket;

  /** Opens the socket; without one no driver answers. */
  public EthtoolSocket() {
    MethodHandle open =
        LibC.function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    socket = LibC.call(() -> (int) open.invokeExact(AF_INET, SOCK_DGRAM_CLOEXEC, 0));
  }

  @Override
  public Optional<Driver> driver(String device) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment answer = arena.allocate(DRIVER_BYTES);
      return ask(arena, device, GET_DRIVER, answer)
          ? Optional.of(
              new Driver(
                  text(answer, 4),
                  text(answer, 36),
                  text(answer, 68),
                  text(answer, 100),
                  text(answer, 132),
                  answer.get(JAVA_INT, 180)))
          : Optional.empty();
    }
  }

  @Override
  public Optional<Link> link(String device) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment answer = arena.allocate(SETTINGS_BYTES, JAVA_INT.byteAlignment());
      return ask(arena, device, GET_SETTINGS, answer)
          ? Optional.of(
              new Link(answer.get(JAVA_INT, 4), answer.get(JAVA_INT, 8), answer.get(JAVA_BYTE, 18)))
          : Optional.empty();
    }
  }

  @Override
  public Map<String, Long> statistics(String device) {
    int expected = driver(device).map(Driver::statistics).orElse(0);
    if (expected <= 0 || expected > MOST_STATISTICS) {
      return Map.of();
    }
    // The kernel writes as many as there are by then, whatever room it was told of.
    int room = 2 * expected + 1024;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment names = arena.allocate(STRINGS_HEAD + (long) room * STRING_BYTES, 8);
      MemorySegment values = arena.allocate(STATISTICS_HEAD + (long) room * Long.BYTES, 8);
      names.set(JAVA_INT, 4, STRINGS_OF_STATISTICS);
      names.set(JAVA_INT, 8, expected);
      values.set(JAVA_INT, 4, expected);
      return ask(arena, device, GET_STRINGS, names) && ask(arena, device, GET_STATISTICS, values)
          ? statistics(names, values)
          : Map.of();
    }
  }

  private static Map<String, Long> statistics(MemorySegment names, MemorySegment values) {
    int count = Math.min(names.get(JAVA_INT, 8), values.get(JAVA_INT, 4));
    Map<String, Long> statistics = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      String name = text(names, STRINGS_HEAD + i * STRING_BYTES);
      if (!name.isEmpty()) {
        statistics.put(name, values.get(JAVA_LONG, STATISTICS_HEAD + (long) i * Long.BYTES));
      }
    }
    return statistics;
  }

  /** Fills {@code answer}, which starts with the command; false if the driver does not answer. */
  private boolean ask(Arena arena, String device, int command, MemorySegment answer) {
    byte[] name = device.getBytes(StandardCharsets.ISO_8859_1);
    if (socket < 0 || name.length > LONGEST_NAME) {
      return false;
    }
    MemorySegment request = arena.allocate(REQUEST_BYTES, 8);
    MemorySegment.copy(name, 0, request, JAVA_BYTE, 0, name.length);
    request.set(ADDRESS, DATA_OF_REQUEST, answer);
    answer.set(JAVA_INT, 0, command);
    return LibC.call(() -> (int) ioctl.invokeExact(socket, SIOCETHTOOL, request)) == 0;
  }

  private static String text(MemorySegment from, int offset) {
    byte[] bytes = from.asSlice(offset, STRING_BYTES).toArray(JAVA_BYTE);
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
