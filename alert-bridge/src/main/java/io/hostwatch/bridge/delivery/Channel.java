package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.Notifier;

/** A target's way to people, and how it is served. */
public record Channel(Notifier notifier, ChannelPolicy policy) {

  /** One that is served as channels are where nothing is said. */
  public static Channel of(Notifier notifier) {
    return new Channel(notifier, ChannelPolicy.DEFAULT);
  }
}
