package io.hostwatch.e2e.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the repository that the tests run in. */
final class Checkout {

  private static final Path ROOT = root(Path.of("").toAbsolutePath());

  private Checkout() {}

  /** A file or folder by its path in the repository. */
  static Path path(String relative) {
    return ROOT.resolve(relative);
  }

  /** All files of a folder whose names end like that, in order. */
  static List<Path> files(String folder, String suffix) {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The YAML file as a tree. Read with the engine itself: Jackson leaves aliases unresolved. What
   * promtool takes for a text, such as {@code 0x60}, is one here too.
   */
  static JsonNode yaml(Path file) {
    return yaml(text(file), file.toString());
  }

  static JsonNode yaml(String text, String label) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(label).setSchema(new JsonSchema()).build();
    return JsonMapper.shared().valueToTree(new Load(settings).loadFromString(text));
  }

  static JsonNode json(Path file) {
    return JsonMapper.shared().readTree(text(file));
  }

  private static Path root(Path start) {
    for (Path dir = start; dir != null; dir = dir.getParent()) {
      if (Files.exists(dir.resolve("mvnw")) && Files.isDirectory(dir.resolve("prometheus"))) {
        return dir;
      }
    }
    throw new IllegalStateException("no Hostwatch repository at or above " + start);
  }
}
