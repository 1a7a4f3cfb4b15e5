package io.hostwatch.exporter.systemd;

import io.hostwatch.exporter.linux.libc.LibC;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.util.Optional;

/** Asks the kernel where a descriptor listens; {@code getsockname(2)} and {@code socket(7)}. */
final class SocketName {
  private static final int INET = 2;
  private static final int INET6 = 10;
  private static final int SOCKET_LEVEL = 1;
  private static final int ACCEPTS_CONNECTIONS = 30;
  private static final int LONGEST = 128;
  private static final ValueLayout.OfShort PORT =
      ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

  private static final MethodHandle GETSOCKNAME =
      LibC.function(
          "getsockname",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.ADDRESS));
  private static final MethodHandle GETSOCKOPT =
      LibC.function(
          "getsockopt",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.ADDRESS));

  private SocketName() {}

  /** The address; empty if the descriptor is not of a TCP socket that listens. */
  static Optional<InetSocketAddress> listening(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(LONGEST, Long.BYTES);
      MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, LONGEST);
      int failed = LibC.call(() -> (int) GETSOCKNAME.invokeExact(descriptor, name, length));
      return failed == 0 && isListening(descriptor, arena) ? address(name) : Optional.empty();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("getsockname(" + descriptor + ")", e);
    }
  }

  private static boolean isListening(int descriptor, Arena arena) {
    MemorySegment value = arena.allocateFrom(ValueLayout.JAVA_INT, 0);
    MemorySegment size = arena.allocateFrom(ValueLayout.JAVA_INT, Integer.BYTES);
    int failed =
        LibC.call(
            () ->
                (int)
                    GETSOCKOPT.invokeExact(
                        descriptor, SOCKET_LEVEL, ACCEPTS_CONNECTIONS, value, size));
    return failed == 0 && value.get(ValueLayout.JAVA_INT, 0) == 1;
  }

  private static Optional<InetSocketAddress> address(MemorySegment name)
      throws UnknownHostException {
    int port = Short.toUnsignedInt(name.get(PORT, 2));
    return switch (name.get(ValueLayout.JAVA_SHORT, 0)) {
      case INET -> Optional.of(address(name.asSlice(4, 4), port));
      case INET6 -> Optional.of(address(name.asSlice(8, 16), port));
      default -> Optional.empty();
    };
  }

  private static InetSocketAddress address(MemorySegment bytes, int port)
      throws UnknownHostException {
    return new InetSocketAddress(
        InetAddress.getByAddress(bytes.toArray(ValueLayout.JAVA_BYTE)), port);
  }
}
