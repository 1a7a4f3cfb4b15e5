package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.secret.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Who may send, and how much.
 *
 * @param sources the bearer token of each source's name, empty where it needs none
 * @param maxBodyBytes above this a body is refused
 * @param deadline from the request's first byte to the answer
 */
public record WebhookConfig(
    Map<String, Optional<Secret>> sources, long maxBodyBytes, Duration deadline) {

  /** Far above what Alertmanager sends: about 100,000 alerts. */
  public static final long DEFAULT_MAX_BODY_BYTES = 64L << 20;

  /** Below the 15 s after which a second Alertmanager of a cluster sends its own copy. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

  public WebhookConfig {
    sources = Map.copyOf(sources);
  }
}
