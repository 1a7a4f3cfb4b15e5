package io.hostwatch.exporter.systemd;

import io.hostwatch.exporter.linux.libc.LibC;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Listening sockets handed over by systemd, as file descriptors from 3 on.
 *
 * <p>Java takes a socket from outside as descriptor 0 only, and its web server takes none at all.
 * So the server binds a port of the loopback that nobody knows, and before it accepts from it the
 * descriptor is made one of systemd's socket, by {@code dup3}; the port closes by that.
 *
 * @see <a
 *     href="https://www.freedesktop.org/software/systemd/man/latest/sd_listen_fds.html">sd_listen_fds(3)</a>
 */
public final class InheritedSockets {
  private static final int FIRST = 3;
  private static final int MOST = 64;
  private static final Path OWN_DESCRIPTORS = Path.of("/proc/self/fd");
  private static final int GET_FLAGS = 3;
  private static final int SET_FLAGS = 4;
  private static final int NONBLOCKING = 0x800;
  private static final int CLOSE_ON_EXEC = 0x80000;

  private static final MethodHandle DUP3 = function("dup3", 3);
  private static final MethodHandle CLOSE = function("close", 1);
  private static final MethodHandle FCNTL = function("fcntl", 3, Linker.Option.firstVariadicArg(2));

  private InheritedSockets() {}

  /** How many sockets systemd says it handed to this very process. */
  public static int count(Map<String, String> environment) {
    @Nullable String count = environment.get("LISTEN_FDS");
    String pid = Long.toString(ProcessHandle.current().pid());
    boolean isOurs = pid.equals(environment.get("LISTEN_PID"));
    return isOurs && count != null && count.matches("[0-9]{1,2}")
        ? Math.min(Integer.parseInt(count), MOST)
        : 0;
  }

  /**
   * Puts the socket of systemd's with this index, from 0, in the place of the one that is bound to
   * {@code placeholder}, which nobody may have accepted from. Returns where it listens.
   *
   * @throws UncheckedIOException if it is no listening TCP socket
   */
  public static InetSocketAddress replace(InetSocketAddress placeholder, int index) {
    int inherited = FIRST + index;
    InetSocketAddress address =
        SocketName.listening(inherited)
            .orElseThrow(() -> failed("descriptor " + inherited + " is no listening TCP socket"));
    int own = descriptorOf(placeholder);
    int flags = call(FCNTL, inherited, GET_FLAGS, 0);
    if (flags < 0
        || call(FCNTL, inherited, SET_FLAGS, flags | NONBLOCKING) < 0
        || call(DUP3, inherited, own, CLOSE_ON_EXEC) < 0) {
      throw failed("descriptor " + inherited + " cannot be taken over");
    }
    call(CLOSE, inherited);
    return address;
  }

  private static int descriptorOf(InetSocketAddress bound) {
    try (DirectoryStream<Path> own = Files.newDirectoryStream(OWN_DESCRIPTORS)) {
      for (Path link : own) {
        int descriptor = Integer.parseInt(String.valueOf(link.getFileName()));
        Optional<InetSocketAddress> name = SocketName.listening(descriptor);
        if (name.isPresent()
            && name.get().getPort() == bound.getPort()
            && name.get().getAddress().isLoopbackAddress()) {
          return descriptor;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take systemd's sockets: " + e.getMessage(), e);
    }
    throw failed("the own socket is not to be found in " + OWN_DESCRIPTORS);
  }

  private static MethodHandle function(String name, int arguments, Linker.Option... options) {
    ValueLayout[] integers = new ValueLayout[arguments];
    Arrays.fill(integers, ValueLayout.JAVA_INT);
    return LibC.function(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, integers), options);
  }

  private static int call(MethodHandle function, Object... arguments) {
    return LibC.call(() -> (int) function.invokeWithArguments(arguments));
  }

  private static UncheckedIOException failed(String why) {
    String message = "cannot take systemd's sockets: " + why;
    return new UncheckedIOException(message, new IOException(message));
  }
}
