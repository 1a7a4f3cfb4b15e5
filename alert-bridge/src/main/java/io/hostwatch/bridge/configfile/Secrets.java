package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a secret: {@code KEY}, where the whole value may be {@code ${NAME}} for an environment
 * variable, or {@code KEY_file}. No fault tells a value.
 */
final class Secrets {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

  private final Section section;

  Secrets(Section section) {
    this.section = section;
  }

  /** Absent if neither key is there, or if the one that is has a fault. */
  Optional<Secret> read(String key) {
    String fileKey = key + "_file";
    if (section.has(key) && section.has(fileKey)) {
      section.fault(fileKey, "stands beside " + key + ": expected one of them");
      return Optional.empty();
    }
    return section.has(fileKey) ? fromFile(fileKey) : fromValue(key);
  }

  /** The same, where the secret has a form of its own. */
  Optional<Secret> read(String key, Form<String> form) {
    return read(key).flatMap(secret -> fitting(key, secret, form));
  }

  private Optional<Secret> fromValue(String key) {
    Optional<String> text = section.scalar(key).map(Node.Scalar::text);
    Optional<Matcher> variable = text.map(VARIABLE::matcher).filter(Matcher::matches);
    return variable.isPresent()
        ? fromEnvironment(key, variable.get().group(1))
        : text.flatMap(value -> secret(key, value, "is empty: expected a value"));
  }

  private Optional<Secret> fromEnvironment(String key, String name) {
    String value = section.reading().environment().apply(name).orElse("");
    return secret(key, value, "environment variable " + name + " is not set or empty");
  }

  private Optional<Secret> fromFile(String key) {
    Optional<Path> file =
        section.value(key, Form.TEXT).map(name -> section.reading().folder().resolve(name));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      String content = Files.readString(file.get()).strip();
      return secret(key, content, "\"" + file.get() + "\" is empty: expected the secret in it");
    } catch (IOException e) {
      section.fault(
          key,
          "\""
              + file.get()
              + "\": expected a readable file ("
              + e.getClass().getSimpleName()
              + ")");
      return Optional.empty();
    }
  }

  private Optional<Secret> secret(String key, String value, String ifEmpty) {
    if (value.isBlank()) {
      section.fault(key, ifEmpty);
      return Optional.empty();
    }
    return Optional.of(Secret.of(value));
  }

  private Optional<Secret> fitting(String key, Secret secret, Form<String> form) {
    try {
      return Optional.of(Secret.of(form.reader().apply(secret.reveal())));
    } catch (IllegalArgumentException e) { // its message may tell the value
      String found = section.has(key + "_file") ? key + "_file" : key;
      section.fault(found, "the value, which is not shown: expected " + form.expected());
      return Optional.empty();
    }
  }
}
