package io.hostwatch.bridge.notify.slack;

import io.hostwatch.bridge.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One incoming webhook. Slack honours channel, name and icon only for webhooks of the legacy
 * integration; an app's webhook has its own.
 *
 * @param apiUrl the webhook's address; whoever knows it can post
 * @param proxy an HTTP proxy to go through
 * @param timeout for one request as a whole
 */
public record SlackConfig(Secret apiUrl, Look look, Optional<URI> proxy, Duration timeout) {

  /** Whom the message seems to be from, and where it goes. */
  public record Look(
      Optional<String> channel,
      Optional<String> username,
      Optional<String> iconEmoji,
      Optional<String> iconUrl) {

    /** As the webhook itself says. */
    public static Look ofWebhook() {
      return new Look(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }
}
