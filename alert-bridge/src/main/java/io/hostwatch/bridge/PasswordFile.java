package io.hostwatch.bridge;

import io.hostwatch.bridge.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a file that holds a password alone. */
final class PasswordFile {
  private PasswordFile() {}

  /**
   * The password, absent where it cannot be read: then there is a fault.
   *
   * @param flag that names the file
   */
  static Optional<Secret> read(String flag, String file, List<String> faults) {
    try {
      String password = Files.readString(Path.of(file)).strip();
      if (!password.isEmpty()) {
        return Optional.of(Secret.of(password));
      }
      faults.add(flag + "=" + file + ": is empty; expected the password");
    } catch (IOException | InvalidPathException e) {
      faults.add(flag + "=" + file + ": cannot be read: " + e);
    }
    return Optional.empty();
  }
}
