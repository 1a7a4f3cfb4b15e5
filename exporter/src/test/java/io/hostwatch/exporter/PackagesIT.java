package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code -Ppackages} builds, unpacked somewhere else than where it was made. */
class PackagesIT {
  private static final Path INSTALL = Path.of(System.getProperty("exporter.install", "absent"));
  private static final Path ARCHIVE = Path.of(System.getProperty("exporter.archive", "absent"));
  private static final Path DEB = Path.of(System.getProperty("exporter.deb", "absent"));

  @TempDir Path directory;

  @Test
  void archive_unpackedElsewhere_startsFromItsCache() throws Exception {
    run("tar", "-xzf", ARCHIVE.toString(), "-C", directory.toString());

    assertThat(startedFromCache(directory.resolve(INSTALL.getFileName())))
        .startsWith("hostwatch-exporter, version ");
  }

  @Test
  void deb_unpacked_startsFromItsCache() throws Exception {
    assumeDpkg();
    run("dpkg-deb", "--extract", DEB.toString(), directory.toString());

    assertThat(startedFromCache(directory.resolve("usr/lib/hostwatch-exporter")))
        .startsWith("hostwatch-exporter, version ");
    assertThat(directory.resolve("usr/bin/hostwatch-exporter")).isExecutable();
    assertThat(directory.resolve("usr/lib/systemd/system/hostwatch-exporter.service")).exists();
    assertThat(directory.resolve("var/lib/hostwatch-exporter/textfile")).isDirectory();
  }

  @Test
  void deb_settings_areKeptAtAnUpgrade() throws Exception {
    assumeDpkg();

    assertThat(run("dpkg-deb", "--info", DEB.toString(), "conffiles").strip())
        .isEqualTo("/etc/default/hostwatch-exporter");
  }

  /** The JVM refuses to start if it cannot use the cache. */
  private static String startedFromCache(Path image) throws Exception {
    return run(
        "env",
        "--ignore-environment",
        "PATH=/usr/bin:/bin",
        "JAVA_OPTS=-XX:AOTMode=on",
        image.resolve("bin/hostwatch-exporter").toString(),
        "--version");
  }

  private static void assumeDpkg() {
    assumeThat(Path.of("/usr/bin/dpkg-deb")).as("needs dpkg-deb").exists();
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
