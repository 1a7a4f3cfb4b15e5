package io.hostwatch.bridge;

import java.util.Optional;

/** Which bridge this is. */
final class Version {
  private Version() {}

  /** The version that the build wrote into the jar. */
  static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }
}
