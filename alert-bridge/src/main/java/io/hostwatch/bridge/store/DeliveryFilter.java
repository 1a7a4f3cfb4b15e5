package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.DeliveryState;
import java.time.Instant;
import java.util.Optional;

/**
 * Which deliveries are asked for; all conditions hold together.
 *
 * @param alert the episode of which they tell
 * @param since only what was made then or later
 * @param until only what was made before
 */
public record DeliveryFilter(
    Optional<DeliveryState> state,
    Optional<String> receiver,
    Optional<String> channel,
    Optional<Id> alert,
    Optional<Instant> since,
    Optional<Instant> until) {

  /** All that stand in one state. */
  public static DeliveryFilter of(DeliveryState state) {
    return new DeliveryFilter(
        Optional.of(state),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same conditions with another state. */
  public DeliveryFilter in(DeliveryState other) {
    return new DeliveryFilter(Optional.of(other), receiver, channel, alert, since, until);
  }
}
