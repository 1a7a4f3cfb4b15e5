package io.hostwatch.bridge.configfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.delivery.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeFileReaderTest {
  private static final String URL = "https://hooks.example.org/services/T0/B0/s3cr3t";
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "HOSTWATCH_SLACK_URL", URL,
          "HOSTWATCH_SMTP_PASSWORD", "s3cr3t",
          "HOSTWATCH_WEBHOOK_TOKEN", "t0k3n");
  private static final String LOG_ONLY = "receivers: [{name: a, log_configs: [{}]}]\n";
  private static final String SLACK =
      "route: {receiver: a}\nreceivers:\n- name: a\n  slack_configs:\n  - ";
  private static final String EMAIL =
      """
      global: {smtp_smarthost: 'mail:587', smtp_from: b@example.org}
      route: {receiver: a}
      receivers:
      - name: a
        email_configs:
        - to: ops@example.org
      """;

  @TempDir Path folder;

  private final BridgeFileReader reader =
      new BridgeFileReader(name -> Optional.ofNullable(ENVIRONMENT.get(name)), Clock.systemUTC());

  @Test
  void read_shippedExample_isRight() {
    try (BridgeFile file = reader.read(Path.of("src/main/dist/conf/bridge.example.yml"))) {
      assertThat(file.notifiers().keySet())
          .containsExactlyInAnyOrder(
              new Target("oncall", "slack"),
              new Target("oncall", "email"),
              new Target("team", "email"),
              new Target("team", "log"));
      assertThat(targets(file, "alertname", "Watchdog")).isEmpty();
      assertThat(targets(file, "severity", "critical")).hasSize(4);
      assertThat(targets(file, "severity", "info"))
          .extracting(Target::receiver)
          .containsOnly("team");
      assertThat(file.sources()).extracting(Source::name).containsExactly("alertmanager");
      assertThat(file.sources().getFirst().credentials().orElseThrow().matches("t0k3n")).isTrue();
    }
  }

  @Test
  void defaults_always_logEverythingButTheWatchdog() {
    try (BridgeFile file = reader.defaults()) {
      assertThat(targets(file, "alertname", "HostDown")).containsExactly(new Target("log", "log"));
      assertThat(targets(file, "alertname", "Watchdog")).isEmpty();
      assertThat(file.sources()).containsExactly(new Source("alertmanager", Optional.empty()));
    }
  }

  @Test
  void read_severalChannelsOfAKind_areNumbered() throws IOException {
    BridgeFile file =
        read("route: {receiver: a}\nreceivers: [{name: a, log_configs: [{}, {}, {}]}]\n");

    assertThat(targets(file, "x", "y"))
        .extracting(Target::channel)
        .containsExactly("log", "log-2", "log-3");
  }

  @Test
  void read_sendResolvedFalse_leavesTheEndOut() throws IOException {
    BridgeFile file =
        read(
            """
            route: {receiver: a}
            receivers: [{name: a, log_configs: [{}, {send_resolved: false}]}]
            """);

    assertThat(file.router().targets(Labels.none(), EventType.RESOLVED))
        .extracting(Target::channel)
        .containsExactly("log");
  }

  @Test
  void read_secretFromAFileBesideIt_isTrimmed() throws IOException {
    Files.writeString(folder.resolve("slack-url"), URL + "\n");

    BridgeFile file = read(SLACK + "api_url_file: slack-url\n");

    assertThat(file.notifiers()).containsKey(new Target("a", "slack"));
  }

  @Test
  void read_manyFaults_tellsAllAtOnceInOrder() throws IOException {
    List<String> faults =
        faults(
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
    assertThatThrownBy(() -> read("route: {receiver: a}\nreceivers: []\n"))
        .isInstanceOf(BridgeFileException.class)
        .hasMessage(
            folder.resolve("bridge.yml")
                + ":1:9: route.receiver: \"a\": expected the name of one of the receivers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api_url: ftp://s3cr3t",
        "api_url: 'http://s3cr3t with spaces'",
        "api_url: [s3cr3t]",
        "api_url: {s3cr3t: x}",
        "api_ulr: http://s3cr3t",
        "api_url: http://s3cr3t\n    api_url: http://s3cr3t",
        "api_url: 'http://s3cr3t",
        "api_url: http://s3cr3t: x",
        "api_url: @s3cr3t",
      })
  void read_faultAtASecret_doesNotTellIt(String line) throws IOException {
    assertThat(faults(SLACK + line + "\n"))
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault.replace("{s3cr3t", "")).doesNotContain("s3cr3t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api_url: ${NOT_THERE} | environment variable NOT_THERE is not set or empty",
        "api_url_file: nowhere | expected a readable file (NoSuchFileException)",
        "{api_url: 'http://x', api_url_file: y} | stands beside api_url: expected one of them",
        "{api_url: 'http://x', channel: '${HOME}'} | only secrets may come from the environment",
        "{api_url: 'http://x', timeout: 2m} | \"2m\": expected a duration such as 10s, up to 25s",
        "{api_url: 'http://x', timeout: 10} | \"10\": expected a duration",
        "{api_url: 'http://x', app_token: y} | bot tokens are not supported",
        "{api_url: 'http://x', http_config: {proxy_url: 'socks://x:1'}} | expected an http address",
        "{api_url: 'http://x', send_resolved: } | nothing: expected a single value",
      })
  void read_slackFault_isTold(String entry, String expected) throws IOException {
    assertThat(faults(SLACK + entry + "\n")).singleElement().asString().contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auth_username: u | auth_password: missing: expected it or auth_password_file",
        "headers: {Subject: x} | Subject: expected another header",
        "headers: {X-A: '{{ .Status }}'} | templates are not supported",
        "headers: {'X A': x} | expected a header's name",
        "tls_config: {ca_file: nowhere.pem} | \"nowhere.pem\": expected a readable file",
        "{auth_username: u, auth_password: p, require_tls: false} | clear text",
        "from: '' | expected one mail address",
        "html: x | templates are not supported",
        "from: 'a@x, b@x' | expected one mail address",
      })
  void read_emailFault_isTold(String entry, String expected) throws IOException {
    String keys = entry.startsWith("{") ? entry.substring(1, entry.length() - 1) : entry;
    String lines = keys.contains("{") ? keys : keys.replace(", ", "\n    ");
    if (entry.startsWith("from")) {
      lines = keys;
    }

    assertThat(faults(EMAIL + "    " + lines + "\n")).singleElement().asString().contains(expected);
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

    assertThat(faults(text)).anySatisfy(f -> assertThat(f).contains(expected));
  }

  @Test
  void read_sameKeyTwice_isAFault() throws IOException {
    assertThat(faults("route: {receiver: a}\nroute: {receiver: b}\n" + LOG_ONLY))
        .singleElement()
        .asString()
        .startsWith("2:")
        .contains("route");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b", "a=\"\"", "a=", "a =~ \"x|y{1,2}\"", "a!=\"b\\\"c\"", "a!~\".*\""})
  void read_matcherOfAlertmanager_isTaken(String matcher) throws IOException {
    assertThat(read(routeWith(matcher)).router()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=\"b\",c=\"d\"", "{a=\"b\"}", "a=b,c=d", "a==b", "a", "a=\"b", "a=~\"(\""})
  void read_notOneMatcher_isAFault(String matcher) throws IOException {
    assertThat(faults(routeWith(matcher)))
        .singleElement()
        .asString()
        .contains("matchers[0]", "expected a matcher such as");
  }

  private static String routeWith(String matcher) {
    return "route: {receiver: a, routes: [{matchers: ['" + matcher + "']}]}\n" + LOG_ONLY;
  }

  @Test
  void read_alias_isAFault() throws IOException {
    assertThat(faults("global: &x {}\nsources: *x\nroute: {receiver: a}\n" + LOG_ONLY))
        .containsExactly("2:10: a YAML alias: expected the value itself");
  }

  @Test
  void read_noSuchFile_isAFault() {
    assertThatThrownBy(() -> reader.read(folder.resolve("nowhere.yml")))
        .isInstanceOf(BridgeFileException.class)
        .hasMessageContaining("expected a readable file in UTF-8 (NoSuchFileException)");
  }

  private BridgeFile read(String text) throws IOException {
    return reader.read(Files.writeString(folder.resolve("bridge.yml"), text));
  }

  private List<String> faults(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("bridge.yml"), text);
    BridgeFileException thrown =
        catchThrowableOfType(BridgeFileException.class, () -> reader.read(file));
    assertThat(thrown).as("no fault found").isNotNull();
    return thrown.faults().stream().map(Fault::toString).toList();
  }

  private static List<Target> targets(BridgeFile file, String label, String value) {
    return file.router().targets(Labels.of(Map.of(label, value)), EventType.FIRED);
  }
}
