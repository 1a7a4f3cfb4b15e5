package io.hostwatch.e2e.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that the tests run in. */
public final class Repository {

  private static final Path ROOT = find(Path.of("").toAbsolutePath());

  private Repository() {}

  /** The folder that holds the modules. */
  public static Path root() {
    return ROOT;
  }

  /** A file or folder of the checkout. */
  public static Path path(String relative) {
    return ROOT.resolve(relative);
  }

  private static Path find(Path start) {
    for (Path dir = start; dir != null; dir = dir.getParent()) {
      if (Files.exists(dir.resolve("mvnw")) && Files.isDirectory(dir.resolve("exporter"))) {
        return dir;
      }
    }
    throw new IllegalStateException("no Hostwatch checkout at or above " + start);
  }
}
