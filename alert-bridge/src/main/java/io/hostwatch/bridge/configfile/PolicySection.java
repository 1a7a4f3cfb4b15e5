package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.delivery.ChannelPolicy;
import io.hostwatch.bridge.delivery.ChannelPolicy.Rate;
import java.time.Duration;
import java.util.Optional;

/** Reads how a channel is served, out of the keys that Slack and email share. */
final class PolicySection {
  private static final int BURST = 5;

  /** Slack takes one message a second and a few at once. */
  static final Optional<Duration> SLACK_INTERVAL = Optional.of(Duration.ofSeconds(1));

  /**
   * The log takes a hundred lines a second and many at once: more nobody reads, and what writes
   * them takes the store's time from what comes in.
   */
  private static final Rate RATE_OF_LOG = new Rate(Duration.ofMillis(10), 1_000);

  private PolicySection() {}

  /** What the entry says, and where it says nothing what is usual for the channel. */
  static ChannelPolicy read(Section section, Global global, Optional<Duration> usualInterval) {
    int burst = section.value("rate_burst", Form.COUNT).orElse(BURST);
    Optional<Duration> interval = section.value("rate_limit", Form.RATE).orElse(usualInterval);
    if (interval.isEmpty() && section.has("rate_burst")) {
      section.fault("rate_burst", "without a rate: expected rate_limit beside it");
    }
    return new ChannelPolicy(
        section.value("give_up_after", Form.PATIENCE).orElse(global.giveUpAfter()),
        section.value("max_attempts", Form.COUNT),
        interval.map(time -> new Rate(time, burst)));
  }

  /** How the log is served, which has no such keys. */
  static ChannelPolicy ofLog(Global global) {
    return new ChannelPolicy(global.giveUpAfter(), Optional.empty(), Optional.of(RATE_OF_LOG));
  }
}
