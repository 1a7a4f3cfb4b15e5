package io.hostwatch.exporter.linux.disk;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.hostwatch.exporter.linux.libc.LibC;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A real mount that never answers: a FUSE file system whose server does not even say hello.
 *
 * <p>Needs no library, only root and {@code /dev/fuse}. Whoever asks it waits in the kernel until
 * it is closed.
 */
final class DeadMount implements AutoCloseable {
  private static final int READ_WRITE = 2;
  private static final long NO_SETUID_NO_DEVICES = 2 | 4;
  private static final int FORCE_AND_DETACH = 1 | 2;
  private static final MethodHandle OPEN =
      LibC.function(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE =
      LibC.function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle MOUNT =
      LibC.function(
          "mount", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
  private static final MethodHandle UNMOUNT =
      LibC.function("umount2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

  private final int server;
  private final Path place;

  private DeadMount(int server, Path place) {
    this.server = server;
    this.place = place;
  }

  /** Mounts it at {@code place}; empty where this process may not. */
  static Optional<DeadMount> at(Path place) throws Throwable {
    if (!Files.exists(Path.of("/dev/fuse"))) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      int server = (int) OPEN.invokeExact(arena.allocateFrom("/dev/fuse"), READ_WRITE);
      String options = "fd=" + server + ",rootmode=40000,user_id=0,group_id=0";
      int failed =
          (int)
              MOUNT.invokeExact(
                  arena.allocateFrom("hostwatch-test"),
                  arena.allocateFrom(place.toString()),
                  arena.allocateFrom("fuse"),
                  NO_SETUID_NO_DEVICES,
                  arena.allocateFrom(options));
      if (failed != 0) {
        int ignored = server < 0 ? 0 : (int) CLOSE.invokeExact(server);
        return Optional.empty();
      }
      return Optional.of(new DeadMount(server, place));
    }
  }

  /** Lets everybody go who waits for it, and takes it away. */
  @Override
  public void close() {
    try (Arena arena = Arena.ofConfined()) {
      int closed = (int) CLOSE.invokeExact(server);
      int gone = (int) UNMOUNT.invokeExact(arena.allocateFrom(place.toString()), FORCE_AND_DETACH);
      if (closed != 0 || gone != 0) {
        throw new IllegalStateException("cannot unmount " + place);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
