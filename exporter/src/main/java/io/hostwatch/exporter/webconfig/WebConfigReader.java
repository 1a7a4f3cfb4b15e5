package io.hostwatch.exporter.webconfig;

import io.hostwatch.exporter.yaml.YamlFaults;
import io.hostwatch.exporter.yaml.YamlFile;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the web configuration, all of it, with everything that is wrong. */
final class WebConfigReader {
  private final Path file;
  private final YamlFaults faults;
  private final Map<Path, FileStamp> files = new LinkedHashMap<>();

  private WebConfigReader(Path file) {
    this.file = file;
    this.faults = new YamlFaults(file);
    files.put(file, FileStamp.of(file));
  }

  /**
   * What was read.
   *
   * @param config empty after faults
   * @param files everything that was read, or would have been, as it was just before
   */
  record Reading(Optional<WebConfig> config, List<String> faults, Map<Path, FileStamp> files) {}

  /**
   * @param before what held until now, whose remembered passwords and counts go on where the file
   *     still says the same
   */
  static Reading read(Path file, @Nullable WebConfig before) {
    WebConfigReader reader = new WebConfigReader(file);
    Optional<WebConfig> config = reader.read(before);
    return new Reading(config, reader.faults.lines(), reader.files);
  }

  private Optional<WebConfig> read(@Nullable WebConfig before) {
    Section root = new Section("", YamlFile.read(file, faults), faults);
    Optional<TlsSettings> tls =
        new TlsReader(root.section("tls_server_config"), directory(), files).read();
    Map<String, String> headers = headers(root.section("http_server_config"));
    Users users = Users.read(root.section("basic_auth_users"));
    Optional<RateLimit> limit = RateLimit.read(root.section("rate_limit"));
    root.end();
    Optional<ServerTls> server = faults.isEmpty() ? tls.flatMap(this::server) : Optional.empty();
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WebConfig(
            server, headers, passwords(users, before), limit.map(now -> bucket(now, before))));
  }

  private Path directory() {
    @Nullable Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static Map<String, String> headers(Section section) {
    section.flag("http2", true); // let pass, for Java's web server speaks HTTP/1.1 only
    Map<String, String> headers = new LinkedHashMap<>(HeaderRules.read(section.section("headers")));
    section.end();
    return headers;
  }

  private Optional<ServerTls> server(TlsSettings settings) {
    try {
      return Optional.of(new ServerTls(settings));
    } catch (GeneralSecurityException e) {
      faults.add("tls_server_config: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Passwords passwords(Users users, @Nullable WebConfig before) {
    return Optional.ofNullable(before)
        .map(WebConfig::passwords)
        .filter(passwords -> passwords.users().equals(users))
        .orElseGet(() -> new Passwords(users));
  }

  private static TokenBucket bucket(RateLimit limit, @Nullable WebConfig before) {
    return Optional.ofNullable(before)
        .flatMap(WebConfig::bucket)
        .filter(bucket -> bucket.limit().equals(limit))
        .orElseGet(() -> new TokenBucket(limit, System::nanoTime));
  }
}
