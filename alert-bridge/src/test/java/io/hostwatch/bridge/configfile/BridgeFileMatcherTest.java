package io.hostwatch.bridge.configfile;

import static io.hostwatch.bridge.configfile.BridgeFiles.LOG_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matchers as Alertmanager writes them, and what is none. */
class BridgeFileMatcherTest {
  private final BridgeFiles files;

  BridgeFileMatcherTest(@TempDir Path folder) {
    files = new BridgeFiles(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b", "a=\"\"", "a=", "a =~ \"x|y{1,2}\"", "a!=\"b\\\"c\"", "a!~\".*\""})
  void read_matcherOfAlertmanager_isTaken(String matcher) throws IOException {
    assertThat(files.read(routeWith(matcher)).router()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=\"b\",c=\"d\"", "{a=\"b\"}", "a=b,c=d", "a==b", "a", "a=\"b", "a=~\"(\""})
  void read_notOneMatcher_isAFault(String matcher) throws IOException {
    assertThat(files.faults(routeWith(matcher)))
        .singleElement()
        .asString()
        .contains("matchers[0]", "expected a matcher such as");
  }

  private static String routeWith(String matcher) {
    return "route: {receiver: a, routes: [{matchers: ['" + matcher + "']}]}\n" + LOG_ONLY;
  }
}
