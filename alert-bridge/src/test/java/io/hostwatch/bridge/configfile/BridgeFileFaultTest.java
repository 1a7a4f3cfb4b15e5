package io.hostwatch.bridge.configfile;

import static io.hostwatch.bridge.configfile.BridgeFiles.LOG_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a file that is wrong. */
class BridgeFileFaultTest {
  private final BridgeFiles files;
  private final BridgeFileReader reader;

  BridgeFileFaultTest(@TempDir Path folder) {
    files = new BridgeFiles(folder);
    reader = files.reader;
  }

  @Test
  void read_manyFaults_tellsAllAtOnceInOrder() throws IOException {
    List<String> faults =
        files.faults(
            """
            global:
              smtp_smarthost: mail
              colour: red
            sources:
            - name: a b
            - authorization: {credentials: x}
            route:
              receiver: ops
              group_by: [alertname]
              routes:
              - matchers: ['severity=~"["', oops]
                receiver: nobody
                continue: maybe
            receivers:
            - name: ops
              slack_configs:
              - channel: '#a'
                title: '{{ x }}'
              email_configs:
              - to: not an address
            - name: ops
            templates: []
            """);

    assertThat(faults)
        .satisfiesExactly(
            f ->
                assertThat(f)
                    .isEqualTo("2:19: global.smtp_smarthost: \"mail\": expected host:port"),
            f -> assertThat(f).startsWith("3:3: global.colour: unknown key: expected one of "),
            f -> assertThat(f).startsWith("5:9: sources[0].name: \"a b\": expected a name of"),
            f -> assertThat(f).startsWith("6:3: sources[1].name: missing: expected a name"),
            f -> assertThat(f).startsWith("9:3: route.group_by: Alertmanager groups before"),
            f -> assertThat(f).contains("11:", "matchers[0]", "expected a matcher such as"),
            f -> assertThat(f).contains("11:", "matchers[1]", "\"oops\": expected a matcher"),
            f ->
                assertThat(f)
                    .isEqualTo(
                        "12:5: route.routes[0].receiver: \"nobody\": expected the name of one of"
                            + " the receivers"),
            f -> assertThat(f).endsWith("continue: \"maybe\": expected true or false"),
            f ->
                assertThat(f)
                    .contains("slack_configs[0].api_url: missing: expected it, api_url_file"),
            f -> assertThat(f).contains("slack_configs[0].title: templates are not supported"),
            f -> assertThat(f).contains("email_configs[0].from: missing"),
            f -> assertThat(f).contains("email_configs[0].to: \"not an address\": expected mail"),
            f -> assertThat(f).contains("receivers[1].name: \"ops\" stands twice"),
            f -> assertThat(f).contains("templates: templates are not supported"));
  }

  @Test
  void read_fault_namesTheFile() {
    assertThatThrownBy(() -> files.read("route: {receiver: a}\nreceivers: []\n"))
        .isInstanceOf(BridgeFileException.class)
        .hasMessage(
            files.path("bridge.yml")
                + ":1:9: route.receiver: \"a\": expected the name of one of the receivers");
  }

  @Test
  void read_namesTooLongForADatabase_tellsEach() throws IOException {
    String source = "s".repeat(65);
    String receiver = "ö".repeat(201);

    assertThat(
            files.faults(
                """
                sources: [{name: %s}]
                route: {receiver: %s}
                receivers: [{name: %s}]
                """
                    .formatted(source, receiver, receiver)))
        .anySatisfy(f -> assertThat(f).contains("sources[0].name", "expected a name of letters"))
        .anySatisfy(f -> assertThat(f).contains("receivers[0].name", "expected text of up to 200"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "route: | route.receiver: missing",
        "route: {receiver: a, matchers: ['a=b']} | on the root",
        "route: {receiver: a, match: {a: b}} | expected \"matchers\"",
        "route: {receiver: a, routes: {}} | a mapping: expected a list",
        "route: [a] | a list: expected a mapping",
        "x: y | route: missing: expected a mapping",
        "sources: [{name: a}, {name: a}] | \"a\" stands twice",
        "sources: [{name: a, authorization: {type: Basic, credentials: x}}] | \"Basic\": expected"
            + " Bearer",
        "sources: [{name: a, authorization: {}}] | credentials: missing",
        "receivers: [x] | a single value: expected a mapping",
      })
  void read_faultElsewhere_isTold(String start, String expected) throws IOException {
    String text = start.startsWith("receivers") ? start : start + "\n" + LOG_ONLY;

    assertThat(files.faults(text)).anySatisfy(f -> assertThat(f).contains(expected));
  }

  @Test
  void read_sameKeyTwice_isAFault() throws IOException {
    assertThat(files.faults("route: {receiver: a}\nroute: {receiver: b}\n" + LOG_ONLY))
        .singleElement()
        .asString()
        .startsWith("2:")
        .contains("route");
  }

  @Test
  void read_alias_isAFault() throws IOException {
    assertThat(files.faults("global: &x {}\nsources: *x\nroute: {receiver: a}\n" + LOG_ONLY))
        .containsExactly("2:10: a YAML alias: expected the value itself");
  }

  @Test
  void read_noSuchFile_isAFault() {
    assertThatThrownBy(() -> reader.read(files.path("nowhere.yml")))
        .isInstanceOf(BridgeFileException.class)
        .hasMessageContaining("expected a readable file in UTF-8 (NoSuchFileException)");
  }

  @Test
  void read_faultyAlertmanagers_tellsAllAtOnce() throws IOException {
    List<String> faults =
        files.faults(
            """
            sources:
            - name: am
              alertmanagers: ['am:9093', 'http://u:p@am:9093', 'http://am', 'http://am/']
              alertmanager_config:
                authorization: {credentials: x}
                basic_auth: {username: bridge}
            """
                + LOG_ONLY);

    assertThat(faults)
        .anyMatch(fault -> fault.contains("sources[0].alertmanagers[0]: \"am:9093\": expected an"))
        .anyMatch(fault -> fault.contains("sources[0].alertmanagers[1]: \"http://***@am:9093\""))
        .anyMatch(fault -> fault.contains("\"http://am\" stands twice: expected each once"))
        .anyMatch(fault -> fault.contains("basic_auth: stands beside authorization"))
        .anyMatch(fault -> fault.contains("basic_auth.password: missing"));
  }

  @Test
  void read_tokenThatNoHeaderHolds_isAFaultThatDoesNotTellIt() throws IOException {
    List<String> faults =
        files.faults(
            """
            sources:
            - name: am
              alertmanagers: ['http://am']
              alertmanager_config: {authorization: {credentials: "t\u00f6ken"}}
            - name: other
              authorization: {credentials: "to\\nken"}
            """
                + LOG_ONLY);

    assertThat(faults)
        .anyMatch(fault -> fault.contains("credentials: the value, which is not shown: expected p"))
        .anyMatch(fault -> fault.contains("sources[1].authorization.credentials: the value"))
        .noneMatch(fault -> fault.contains("ken"));
  }
}
