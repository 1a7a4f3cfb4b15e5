package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.FailureReason;
import java.time.Instant;

/** What is to become of a claimed delivery. */
public sealed interface Settlement {

  /** The receiver took it. */
  record Delivered(String receipt) implements Settlement {}

  /** Try again, not before {@code nextAt}. */
  record Retry(Instant nextAt, FailureReason reason, String detail) implements Settlement {}

  /** Give up. */
  record Dead(FailureReason reason, String detail) implements Settlement {}

  /** It was not sent; it goes back as it was and the attempt does not count. */
  record Returned() implements Settlement {}
}
