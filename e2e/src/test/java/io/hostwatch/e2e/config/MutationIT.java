package io.hostwatch.e2e.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * That a slip in an alert fails a unit test: each number, comparison and duration a step off.
 *
 * <p>A sample of all, another one each time; all of them with {@code -Dhostwatch.e2e.mutants=all}.
 * Those that no data can tell from the rule as it is stand in {@code survivors.txt}.
 */
class MutationIT {

  private static final int SAMPLE = 40;
  private static final double KILLED_AT_LEAST = 0.95;
  private static final Path KNOWN =
      Checkout.path("e2e/src/test/resources/io/hostwatch/e2e/config/survivors.txt");

  @TempDir Path dir;

  @Test
  void slips_failAUnitTest() throws IOException {
    List<RuleMutant> mutants = chosen();
    Files.createDirectories(dir.resolve("tests"));
    write("links/grafana.yml", Checkout.yaml(Rules.LINKS));
    for (Path file : Rules.files()) {
      write("rules/" + Rules.name(file), Checkout.yaml(file));
    }

    assertThat(mutants.stream().map(RuleMutant::healed).distinct()).allMatch(this::survives);
    List<RuleMutant> survivors = mutants.stream().filter(this::survives).toList();

    double killed = 1 - (double) survivors.size() / mutants.size();
    System.out.printf("%d mutants, %.1f %% killed%n", mutants.size(), 100 * killed);
    survivors.forEach(survivor -> System.out.println("survived: " + survivor));
    assertThat(survivors).map(RuleMutant::toString).isSubsetOf(known());
    if (mutants.size() > SAMPLE) {
      assertThat(killed).isGreaterThanOrEqualTo(KILLED_AT_LEAST);
    }
  }

  private static List<String> known() {
    return Checkout.text(KNOWN)
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .toList();
  }

  private static List<RuleMutant> chosen() {
    List<RuleMutant> all =
        new ArrayList<>(
            Rules.files().stream().flatMap(file -> RuleMutant.of(file).stream()).toList());
    String asked = System.getProperty("hostwatch.e2e.mutants", "");
    if (asked.equals("all")) {
      return all;
    }
    Collections.shuffle(all, new Random());
    return all.subList(0, Math.min(SAMPLE, all.size()));
  }

  private boolean survives(RuleMutant mutant) {
    write("rules/" + Rules.name(mutant.file()), mutant.rules());
    try {
      return suites(mutant.file()).stream()
          .map(suite -> mutant.ofInterest(Checkout.yaml(suite)))
          .filter(suite -> !suite.get("tests").isEmpty())
          .allMatch(this::passes);
    } finally {
      write("rules/" + Rules.name(mutant.file()), Checkout.yaml(mutant.file()));
    }
  }

  private boolean passes(JsonNode suite) {
    Path written = write("tests/suite.yml", suite);
    return PeerTool.run("promtool", "test", "rules", written.toString()).exit() == 0;
  }

  private Path write(String name, JsonNode content) {
    try {
      Path file = dir.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, JsonMapper.shared().writeValueAsString(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The unit tests that read a rules file. */
  private static List<Path> suites(Path rules) {
    String named = "../rules/" + Rules.name(rules);
    return AlertCase.files().stream()
        .filter(suite -> names(Checkout.yaml(suite).get("rule_files")).contains(named))
        .toList();
  }

  private static Set<String> names(JsonNode list) {
    return Set.copyOf(list.valueStream().map(JsonNode::asString).toList());
  }
}
