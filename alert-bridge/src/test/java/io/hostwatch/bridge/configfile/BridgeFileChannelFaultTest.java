package io.hostwatch.bridge.configfile;

import static io.hostwatch.bridge.configfile.BridgeFiles.SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a channel that is wrong, and that no secret is. */
class BridgeFileChannelFaultTest {
  private static final String EMAIL =
      """
      global: {smtp_smarthost: 'mail:587', smtp_from: b@example.org}
      route: {receiver: a}
      receivers:
      - name: a
        email_configs:
        - to: ops@example.org
      """;

  private final BridgeFiles files;

  BridgeFileChannelFaultTest(@TempDir Path folder) {
    files = new BridgeFiles(folder);
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
    assertThat(files.faults(SLACK + line + "\n"))
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
    assertThat(files.faults(SLACK + entry + "\n")).singleElement().asString().contains(expected);
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
        "from: jörg@example.org | expected one mail address in ASCII",
        "from: Größe <a@bücher.example> | expected one mail address in ASCII",
      })
  void read_emailFault_isTold(String entry, String expected) throws IOException {
    String keys = entry.startsWith("{") ? entry.substring(1, entry.length() - 1) : entry;
    String lines = keys.contains("{") ? keys : keys.replace(", ", "\n    ");
    if (entry.startsWith("from")) {
      lines = keys;
    }

    assertThat(files.faults(EMAIL + "    " + lines + "\n"))
        .singleElement()
        .asString()
        .contains(expected);
  }
}
