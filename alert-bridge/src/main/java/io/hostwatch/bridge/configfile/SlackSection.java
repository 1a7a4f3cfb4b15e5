package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.notify.slack.SlackConfig;
import io.hostwatch.bridge.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Reads an entry of {@code slack_configs}. */
final class SlackSection {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private SlackSection() {}

  /** Absent if it has a fault. */
  static Optional<SlackConfig> read(Section section, Global global) {
    SlackConfig.Look look =
        new SlackConfig.Look(
            section.value("channel", Form.TEXT),
            section.value("username", Form.TEXT),
            section.value("icon_emoji", Form.TEXT),
            section.value("icon_url", Form.TEXT));
    Optional<URI> proxy =
        section
            .section("http_config", Schema.HTTP)
            .flatMap(http -> http.value("proxy_url", Form.PROXY));
    Duration timeout = section.value("timeout", Form.TIMEOUT).orElse(TIMEOUT);
    return apiUrl(section, global).map(url -> new SlackConfig(url, look, proxy, timeout));
  }

  private static Optional<Secret> apiUrl(Section section, Global global) {
    if (section.has("api_url") || section.has("api_url_file")) {
      return new Secrets(section).read("api_url", Form.WEBHOOK);
    }
    boolean isTold = section.reading().hasFaultAt("global.slack_api_url");
    if (global.slackApiUrl().isEmpty() && !isTold) {
      section.fault("api_url", "missing: expected it, api_url_file, or slack_api_url under global");
    }
    return global.slackApiUrl();
  }
}
