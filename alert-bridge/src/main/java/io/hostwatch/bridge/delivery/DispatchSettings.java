package io.hostwatch.bridge.delivery;

import java.time.Duration;

/**
 * How the dispatcher works.
 *
 * @param owner unique to this process's life; leases are held under it
 * @param lease how long one attempt may take before another dispatcher may repeat it; longer than
 *     any channel's timeout
 * @param poll how often each target is looked at when nobody wakes the dispatcher
 * @param perTarget how many attempts one target may have under way, unless its channel says more
 */
public record DispatchSettings(String owner, Duration lease, Duration poll, int perTarget) {

  public DispatchSettings {
    if (!lease.isPositive() || !poll.isPositive() || perTarget < 1) {
      throw new IllegalArgumentException(
          "lease %s, poll %s, per target %d: expected all to be positive"
              .formatted(lease, poll, perTarget));
    }
  }

  /** A lease of a minute, a look each second, four at a time. */
  public static DispatchSettings defaults(String owner) {
    return new DispatchSettings(owner, Duration.ofMinutes(1), Duration.ofSeconds(1), 4);
  }
}
