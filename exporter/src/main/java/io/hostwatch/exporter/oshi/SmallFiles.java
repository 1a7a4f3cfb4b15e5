package io.hostwatch.exporter.oshi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small files under a root such as /sys; what is not there or not readable is empty. */
record SmallFiles(Path root) {

  /** A file's text without surrounding blanks. */
  String text(String path) {
    try {
      return new String(bytes(path), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return ""; // most machines lack most of these, and drivers answer EIO, EAGAIN, ENODATA
    }
  }

  /** A file's number, NaN if it has none. */
  double number(String path) {
    try {
      return Double.parseDouble(text(path));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }

  byte[] bytes(String path) throws IOException {
    return Files.readAllBytes(root.resolve(path));
  }

  List<String> lines(String path) throws IOException {
    return new String(bytes(path), StandardCharsets.UTF_8).lines().toList();
  }

  /** What lies in a directory under names of this form, sorted; nothing if it is not there. */
  List<String> names(String directory, String form) throws IOException {
    Path path = root.resolve(directory);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> name.matches(form))
          .sorted()
          .toList();
    }
  }
}
