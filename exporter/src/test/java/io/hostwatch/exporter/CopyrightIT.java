package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The package's copyright file is true of what is installed. */
class CopyrightIT {
  private static final Path LIBRARIES =
      Path.of(System.getProperty("exporter.install", "absent")).resolve("lib");

  @Test
  void copyright_namesEveryLibrary() throws IOException {
    String named = Files.readString(Path.of("src/packages/doc/copyright"));

    try (var libraries = Files.newDirectoryStream(LIBRARIES, "*.jar")) {
      assertThat(libraries)
          .map(library -> library.getFileName().toString().split("-", 2)[0])
          .filteredOn(name -> !name.equals("hostwatch"))
          .hasSizeGreaterThan(10)
          .allSatisfy(name -> assertThat(named).contains("lib/" + name + "*"));
    }
  }
}
