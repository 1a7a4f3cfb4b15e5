package io.hostwatch.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time of day as one process sees it, for a case to set; the clock that nobody sets goes on as
 * ever. It is libfaketime's: installed, or else Debian's package, fetched and unpacked in a private
 * folder. Where it cannot be had, the test that needs it fails.
 *
 * @param ahead the file that tells how far it is ahead
 */
public record FakeClock(Path library, Path ahead) {

  private static final String LIBRARY = "libfaketimeMT.so.1";
  private static final Path FETCHED = Repository.path("e2e/target/faketime");

  /** One that is right, in that folder. */
  public static FakeClock in(Path dir) {
    FakeClock clock = new FakeClock(find(), dir.resolve("clock"));
    clock.set(Duration.ZERO);
    return clock;
  }

  /** Sets it, so far ahead of the machine's; the process sees that within a second or two. */
  public void set(Duration offset) {
    try {
      Path written = ahead.resolveSibling("clock.new");
      Files.writeString(written, "%+d%n".formatted(offset.toSeconds()));
      Files.move(written, ahead, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What comes before a command that is to see it. */
  List<String> before() {
    return List.of(
        "env",
        "LD_PRELOAD=" + library,
        "FAKETIME_TIMESTAMP_FILE=" + ahead,
        "FAKETIME_CACHE_DURATION=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
        "NO_FAKE_STAT=1");
  }

  private static synchronized Path find() {
    return Stream.of("/usr/lib", "/usr/lib64", "/usr/local/lib", FETCHED + "/usr/lib")
        .flatMap(root -> found(Path.of(root)).stream())
        .findFirst()
        .orElseGet(FakeClock::fetch);
  }

  /** In a folder for programs, or one level below in that of an architecture. */
  private static Optional<Path> found(Path root) {
    try (Stream<Path> below = Files.isDirectory(root) ? Files.list(root) : Stream.empty()) {
      return Stream.concat(Stream.of(root), below.sorted())
          .map(dir -> dir.resolve("faketime").resolve(LIBRARY))
          .filter(Files::isReadable)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path fetch() {
    try {
      Files.createDirectories(FETCHED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("apt-get", "-qq", "download", "libfaketime");
    run("sh", "-c", "dpkg-deb -x libfaketime_*.deb .");
    return found(FETCHED.resolve("usr/lib"))
        .orElseThrow(() -> new IllegalStateException("no " + LIBRARY + " in " + FETCHED));
  }

  private static void run(String... command) {
    Part part = Part.start("fetch", FETCHED, List.of(command));
    if (part.awaitExit(Duration.ofMinutes(2)) != 0) {
      throw new IllegalStateException(
          "%s: install libfaketime and try again: %s"
              .formatted(String.join(" ", command), part.log()));
    }
  }
}
