package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.textfile.TextfileOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextfileFlagsTest {
  private static final String LIMIT = "--collector.textfile.max-bytes=";

  private final CommandParser parser =
      new CommandParser(new TreeMap<>(Map.of("cpu", true)), "v1", Map.of());

  @Test
  void read_nothingGiven_readsNoDirectoryAndTwoMebibytes() {
    assertThat(textfile()).isEqualTo(new TextfileOptions(List.of(), 2097152));
  }

  @Test
  void read_directoriesAndLimit_areTaken() {
    assertThat(
            textfile(
                "--collector.textfile.directory=/a",
                "--collector.textfile.directory=/b/*",
                LIMIT + "5000000"))
        .isEqualTo(new TextfileOptions(List.of("/a", "/b/*"), 5_000_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "2MiB", "1e6", "", "10000000000"})
  void read_limitOfNonsense_isRefused(String value) {
    assertThat(parser.parse(List.of(LIMIT + value)))
        .isInstanceOfSatisfying(
            Command.Refuse.class,
            refused ->
                assertThat(String.join("\n", refused.faults()))
                    .contains("--collector.textfile.max-bytes", "from 1 to 999999999"));
  }

  private TextfileOptions textfile(String... arguments) {
    Command command = parser.parse(List.of(arguments));
    assertThat(command).isInstanceOf(Command.Serve.class);
    return ((Command.Serve) command).config().textfile();
  }
}
