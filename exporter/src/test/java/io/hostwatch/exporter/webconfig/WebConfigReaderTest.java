package io.hostwatch.exporter.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file that is taken here was also taken by promtool 3.5.3, and the other way. */
class WebConfigReaderTest {
  private static final String TLS =
      "tls_server_config:\n  cert_file: server.crt\n  key_file: server.key\n";
  private static final String HASH = "$2y$04$Wy5uoYMJl/nig5d5rmUwYOEQPLxGv/Le/9ZsBjW9olxkiXDiEWdKe";

  @TempDir Path directory;

  @BeforeEach
  void copyPems() throws IOException {
    TestPems.copyTo(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "# nothing",
        "tls_server_config:",
        "tls_server_config: {}",
        "tls_server_config: {min_version: TLS12}",
        TLS,
        TLS + "  client_auth_type: ''",
        TLS + "  client_auth_type: RequireAndVerifyClientCert",
        TLS + "  client_auth_type: VerifyClientCertIfGiven\n  client_ca_file: ca.crt",
        TLS + "  min_version: TLS10\n  max_version: TLS12",
        TLS + "  cipher_suites: [TLS_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA]",
        TLS + "  curve_preferences: [CurveP256, CurveP384, CurveP521, X25519]",
        TLS + "  prefer_server_cipher_suites: no",
        TLS + "  cert: passed over",
        "tls_server_config: {cert_file: server.crt, key_file: server-sec1.key}",
        "tls_server_config: {cert_file: server-rsa.crt, key_file: server-rsa-pkcs1.key}",
        "tls_server_config: {cert_file: server-rsa.crt, key_file: server-rsa.key}",
        "tls_server_config: {cert_file: server-ed25519.crt, key_file: server-ed25519.key}",
        "http_server_config: {http2: true, headers: {X-Frame-Options: sameorigin}}",
        "http_server_config: {headers: {Content-Security-Policy: , X-XSS-Protection: ''}}",
        "basic_auth_users:",
        "basic_auth_users: {alice: " + HASH + "}",
        "rate_limit: {}",
        "rate_limit: {interval: 1m30.5s, burst: 3}",
        "rate_limit: {burst: 3}"
      })
  void read_whatPromtoolTakes_isTaken(String text) throws IOException {
    assertThat(faults(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x|:1: expected a mapping of keys to values, found a single value",
        "- x|:1: expected a mapping of keys to values, found a list",
        "a: [1|:1: no YAML",
        "nonsense: 1|:1: nonsense: unknown, expected one of basic_auth_users, http_server_config",
        "tls_server_config: 5|:1: tls_server_config: expected a mapping, found a single value",
        "tls_server_config: {cert_file: server.crt}|:1: tls_server_config.key: missing",
        "tls_server_config: {key_file: server.key}|:1: tls_server_config.cert: missing",
        "tls_server_config: {client_auth_type: RequestClientCert}|cert: missing",
        "tls_server_config: {cert_file: nope, key_file: server.key}|cert_file: no such file",
        "tls_server_config: {cert_file: server.key, key_file: server.key}|no certificate in it",
        "tls_server_config: {cert_file: server.crt, key_file: server.crt}|no private key in it",
        "tls_server_config: {cert_file: server.crt, key_file: encrypted.key}|is encrypted",
        "tls_server_config: {cert_file: server.crt, key_file: client.key}|not the private key",
        "tls_server_config: {cert_file: server.crt, key_file: server-rsa.key}|not the private key",
        "TLS  client_auth_type: require|:4: tls_server_config.client_auth_type: expected one of",
        "TLS  client_ca_file: ca.crt|client_auth_type: missing",
        "TLS  client_allowed_sans: [a]|of no effect without",
        "TLS  client_allowed_sans: a|expected a list, found a single value",
        "TLS  min_version: TLS14|:4: tls_server_config.min_version: expected one of TLS10, TLS11",
        "TLS  max_version: TLS11|expected TLS12 or TLS13",
        "TLS  cipher_suites: [foo]|unknown suite \"foo\"",
        "TLS  curve_preferences: [P256]|expected some of CurveP256, CurveP384, CurveP521, X25519",
        "TLS  prefer_server_cipher_suites: 1|expected true or false",
        "TLS  nonsense: 1|:4: tls_server_config.nonsense: unknown",
        "http_server_config: {http2: maybe}|http_server_config.http2: expected true or false",
        "http_server_config: {headers: {X-Foo: a}}|headers.X-Foo: cannot be set, only",
        "http_server_config: {headers: {X-Frame-Options: foo}}|expected deny or sameorigin",
        "http_server_config: {headers: {X-XSS-Protection: \"a\\r\\nb\"}}|expected printable ASCII",
        "http_server_config: {headers: {X-XSS-Protection: [a]}}|expected a single value",
        "basic_auth_users: []|basic_auth_users: expected a mapping, found a list",
        "basic_auth_users: {a: secret}|:1: basic_auth_users.a: expected the password's bcrypt hash",
        "rate_limit: {interval: foo, burst: 3}|rate_limit.interval: expected a duration",
        "rate_limit: {interval: 1s}|rate_limit.burst: expected 1 or more",
        "rate_limit: {interval: 1s, burst: x}|rate_limit.burst: expected a whole number",
        "rate_limit: &a {burst: *a}|a YAML alias"
      })
  void read_whatIsWrong_isNamedWithItsLine(String text, String fault) throws IOException {
    List<String> faults = faults(text.replace("TLS ", TLS + " "));

    assertThat(faults).isNotEmpty();
    assertThat(String.join("\n", faults)).contains(fault).doesNotContain("secret", "BEGIN");
  }

  @Test
  void read_manyFaults_tellsThemAllInOrder() throws IOException {
    List<String> faults =
        faults(
            """
            tls_server_config:
              cert_file: nope.crt
              min_version: SSL
            http_server_config:
              headers:
                X-Foo: a
            basic_auth_users:
              alice: plain
            basic_auth_users: {}
            """);

    Path file = directory.resolve("web.yml");
    assertThat(faults)
        .extracting(fault -> fault.substring(0, fault.indexOf(": ")))
        .containsExactly(
            file + ":2", file + ":2", file + ":3", file + ":6", file + ":8", file + ":9");
  }

  @Test
  void read_noFile_saysSo() {
    assertThat(WebConfigReader.read(directory.resolve("none.yml"), null).faults())
        .containsExactly(directory.resolve("none.yml") + ": no such file");
  }

  @Test
  void read_examples_areFine() throws IOException {
    for (String example : List.of("web-config.yml", "web-config-tls.yml")) {
      Path shipped = Path.of("src/main/dist/examples").resolve(example);

      assertThat(faults(Files.readString(shipped, StandardCharsets.UTF_8))).isEmpty();
    }
  }

  private List<String> faults(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("web.yml"), text);
    return WebConfigReader.read(file, null).faults();
  }
}
