package io.hostwatch.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;

/**
 * The folder of one case, {@code target/e2e/<class>/<method>}: configuration, data and logs of its
 * processes. Emptied before the case, kept after it.
 */
public record Scratch(Path root) {

  /** The folder of the running test, or of its class where that is set up as a whole; empty. */
  public static Scratch of(TestInfo test) {
    String type = test.getTestClass().orElseThrow().getSimpleName();
    String method = test.getTestMethod().map(Method::getName).orElse("all");
    Path root = Repository.path("e2e/target/e2e").resolve(type).resolve(method);
    delete(root);
    return new Scratch(create(root));
  }

  /** A folder inside, made if missing. */
  public Path dir(String name) {
    return create(root.resolve(name));
  }

  /** Writes a file inside and tells where it is. */
  public Path write(String name, String content) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path create(Path dir) {
    try {
      return Files.createDirectories(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
