package io.hostwatch.bridge.configfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationDocsTest {
  private static final String HEAD =
      "| key | value | where absent | meaning |\n|---|---|---|---|\n";

  @Test
  void configuration_everyTable_isWhatTheReaderKnows() throws IOException {
    String text = Files.readString(Path.of("CONFIGURATION.md"));

    assertThat(tables(text)).isEqualTo(expectedTables());
  }

  @Test
  void schemas_all_areListed() {
    assertThat(Schema.ALL).doesNotHaveDuplicates().hasSize(13);
  }

  // Headings of tables and rows, without the prose between them.
  private static String tables(String text) {
    String[] parts = text.split("(?m)^## ");
    return Stream.of(parts)
        .filter(part -> part.contains("| key |"))
        .map(part -> "## " + part.lines().findFirst().orElse("") + "\n\n" + rows(part))
        .collect(Collectors.joining("\n"));
  }

  private static String rows(String part) {
    return part.lines()
        .filter(line -> line.startsWith("|"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String expectedTables() {
    return Schema.ALL.stream().map(ConfigurationDocsTest::table).collect(Collectors.joining("\n"));
  }

  private static String table(Schema schema) {
    List<String> rows = schema.keys().stream().map(Key::row).toList();
    return "## " + schema.title() + "\n\n" + HEAD + String.join("\n", rows) + "\n";
  }
}
