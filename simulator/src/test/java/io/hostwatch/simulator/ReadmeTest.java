package io.hostwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.simulator.incident.IncidentKind;
import io.hostwatch.simulator.wave.Seed;
import io.hostwatch.simulator.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadmeTest {
  private static final String README = read();

  @Test
  void flags_areAllInTheTable() {
    assertThat(firstCells("--[a-z.-]+"))
        .containsExactlyElementsOf(Arrays.stream(Flag.values()).map(Flag::text).toList());
  }

  @ParameterizedTest
  @EnumSource
  void flag_hasItsDefaultAndMeaning(Flag flag) {
    String standard = flag.standard().isEmpty() ? "" : " `" + flag.standard() + "`";

    assertThat(README)
        .contains("| `%s` |%s | %s |\n".formatted(flag.text(), standard, flag.meaning()));
  }

  @Test
  void incidents_areAllInTheTable() {
    assertThat(firstCells("[a-z]+-[a-z]+"))
        .containsExactlyElementsOf(
            Arrays.stream(IncidentKind.values()).map(IncidentKind::text).toList());
  }

  @ParameterizedTest
  @EnumSource
  void incident_hasItsEffectAndFamilies(IncidentKind kind) {
    assertThat(README)
        .contains(
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    kind.text(),
                    kind.onHost() ? "a host" : "the services",
                    kind.effect(),
                    kind.families()));
  }

  @Test
  void groups_areAllInTheTable() {
    assertThat(firstCells("/sd/[a-z]+"))
        .containsExactlyElementsOf(
            new World(new Seed(1), 1).groups().stream().map(group -> "/sd/" + group).toList());
  }

  private static List<String> firstCells(String form) {
    return Pattern.compile("(?m)^\\| `(" + form + ")` \\|")
        .matcher(README)
        .results()
        .map(row -> row.group(1))
        .toList();
  }

  private static String read() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException("README.md", e);
    }
  }
}
