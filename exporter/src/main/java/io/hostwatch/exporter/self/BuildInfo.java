package io.hostwatch.exporter.self;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is; the build writes it into the jar. */
public record BuildInfo(String version, String revision, String branch, String user, String date) {
  static final String TAGS = "hostwatch";

  /** Reads what the build wrote. */
  public static BuildInfo load() {
    Properties written = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
      if (in == null) {
        throw new IllegalStateException("build.properties is missing from the jar");
      }
      written.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("build.properties", e);
    }
    return new BuildInfo(
        written.getProperty("version", "unknown"),
        written.getProperty("revision", "unknown"),
        written.getProperty("branch", "unknown"),
        written.getProperty("user", "unknown"),
        written.getProperty("date", "unknown"));
  }

  /** What {@code --version} prints, line by line as programs of the Prometheus family do. */
  @Override
  public String toString() {
    return """
    hostwatch-exporter, version %s (branch: %s, revision: %s)
      build user:       %s
      build date:       %s
      java version:     %s
      platform:         %s
      tags:             %s\
    """
        .formatted(
            version,
            branch,
            revision,
            user,
            date,
            Runtime.version(),
            Platform.operatingSystem() + "/" + Platform.architecture(),
            TAGS);
  }
}
