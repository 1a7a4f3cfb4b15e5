package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.hostwatch.exporter.collector.Family;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds the README's tables complete: every flag, every metric of the exporter's own. */
class ReadmeTest {
  private static final Pattern FLAG_ROW = Pattern.compile("(?m)^\\| `(--[^ `=]+)");
  private static final Pattern METRIC_ROW = Pattern.compile("(?m)^\\| `(hostwatch_[a-z0-9_]+)");

  private String readme = "";

  @BeforeEach
  void read() throws IOException {
    readme = Files.readString(Path.of("README.md"));
  }

  @Test
  void flags_table_isComplete() {
    Set<String> flags =
        Flags.all(new TreeMap<>()).stream()
            .map(Flag::name)
            .collect(Collectors.toCollection(TreeSet::new));
    flags.add("--collector.NAME");
    flags.add("--no-collector.NAME");

    assertThat(rows(FLAG_ROW)).isEqualTo(flags);
  }

  @Test
  void flags_defaults_areTheProgramsOwn() {
    assertThat(Flags.all(new TreeMap<>()))
        .filteredOn(flag -> !flag.standard().isEmpty() && !flag.standard().startsWith("^"))
        .allMatch(
            flag ->
                readme.contains(flag.name() + "=" + flag.form() + "` | `" + cell(flag.standard())));
  }

  @Test
  void metrics_table_isComplete() {
    Set<String> families =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.hostwatch.exporter")
                .stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Family.class))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .map(field -> constant(field.getOwner(), field.getName()).name())
                .filter(name -> name.startsWith("hostwatch_"))
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(rows(METRIC_ROW)).isEqualTo(families);
  }

  @Test
  void collectors_list_isComplete() {
    assertThat(Catalogue.names().keySet()).allMatch(name -> readme.contains("`" + name + "`"));
  }

  /** A table's cell cannot hold a bare bar. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private Set<String> rows(Pattern row) {
    return row.matcher(readme)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Family constant(JavaClass owner, String name) {
    try {
      Field field = owner.reflect().getDeclaredField(name);
      assertThat(Modifier.isStatic(field.getModifiers())).isTrue();
      field.setAccessible(true);
      return (Family) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(owner.getName() + "." + name, e);
    }
  }
}
