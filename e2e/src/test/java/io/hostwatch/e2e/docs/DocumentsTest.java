package io.hostwatch.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern SETTING = Pattern.compile("HOSTWATCH_[A-Z_]+[A-Z]");

  @Test
  void documents_relativeLinks_leadToFiles() throws IOException {
    List<String> broken =
        documents().stream()
            .flatMap(
                document ->
                    LINK.matcher(read(document))
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !Files.exists(document.resolveSibling(link)))
                        .map(link -> ROOT.relativize(document) + " -> " + link))
            .toList();

    assertThat(broken).isEmpty();
  }

  @Test
  void readme_launcherTable_listsEverySettingThatTheLauncherReads() throws IOException {
    Set<String> read = settings(read(ROOT.resolve("hostwatch")));
    try (Stream<Path> parts = Files.walk(ROOT.resolve("launcher"))) {
      parts.filter(Files::isRegularFile).forEach(part -> read.addAll(settings(read(part))));
    }

    Set<String> told =
        read(ROOT.resolve("README.md"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .flatMap(line -> settings(line).stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(told).isEqualTo(read);
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 4)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().matches(".*/(target|\\.hostwatch|\\.git)/.*"))
          .toList();
    }
  }

  private static Set<String> settings(String text) {
    return SETTING
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
