package io.hostwatch.exporter.textfile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the {@code *.prom} files in directories that may be given with wildcards. */
final class PromFiles {
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[]");

  private PromFiles() {}

  /**
   * The directories that a pattern such as {@code /srv/*}{@code /metrics} stands for; the pattern
   * itself if there are none, so that reading it tells what is wrong.
   */
  static List<Path> directories(String pattern) throws IOException {
    if (!WILDCARD.matcher(pattern).find()) {
      return List.of(Path.of(pattern));
    }
    Path path = Path.of(pattern).toAbsolutePath().normalize();
    List<Path> found = new ArrayList<>();
    found.add(path.getRoot());
    for (Path step : path) {
      found = next(found, step.toString());
    }
    return found.isEmpty() ? List.of(Path.of(pattern)) : found;
  }

  /** The files of one directory by name. */
  static List<Path> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".prom")).sorted().toList();
    }
  }

  private static List<Path> next(List<Path> parents, String step) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path parent : parents) {
      if (!WILDCARD.matcher(step).find()) {
        found.add(parent.resolve(step));
      } else if (Files.isDirectory(parent)) {
        found.addAll(matching(parent, step));
      }
    }
    return found.stream().filter(Files::exists).toList();
  }

  private static List<Path> matching(Path parent, String step) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + step);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
      for (Path child : children) {
        if (matcher.matches(child.getFileName())) {
          found.add(child);
        }
      }
    }
    return found.stream().sorted().toList();
  }
}
