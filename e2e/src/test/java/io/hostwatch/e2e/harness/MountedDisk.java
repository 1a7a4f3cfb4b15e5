package io.hostwatch.e2e.harness;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A small filesystem in memory, mounted for real and filled with one file. */
public record MountedDisk(Path dir, String mountpoint, List<String> privilege)
    implements Disk, AutoCloseable {

  private static final long BYTES = 32L << 20;

  /** Mounts one, or nothing where this user may not. */
  public static Optional<MountedDisk> mount(Path root, String mountpoint) {
    Path dir = root.resolve(mountpoint.substring(1));
    return Stream.of(List.<String>of(), List.of("sudo", "-n"))
        .map(privilege -> new MountedDisk(dir, mountpoint, privilege))
        .filter(MountedDisk::mounted)
        .findFirst();
  }

  @Override
  public void fill(double share) {
    Path filler = dir.resolve("filler");
    try {
      Files.deleteIfExists(filler);
      try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
        byte[] block = new byte[64 << 10];
        for (long written = 0; written < share * BYTES; written += block.length) {
          file.write(block);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String mountinfo() {
    return "36 25 8:17 / " + mountpoint + " rw,relatime shared:1 - ext4 /dev/sdb1 rw\n";
  }

  @Override
  public List<String> flags() {
    return List.of();
  }

  @Override
  public void close() {
    run("umount", "-l", dir.toString());
  }

  private boolean mounted() {
    try {
      Files.createDirectories(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return run(
        "mount", "-t", "tmpfs", "-o", "mode=1777,size=" + BYTES, "hostwatch-e2e", dir.toString());
  }

  private boolean run(String... words) {
    List<String> command = new ArrayList<>(privilege);
    command.addAll(List.of(words));
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // No such program, so no such privilege.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + command, e);
    }
  }
}
