package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.FailureReason;
import java.time.Instant;

/** What is to become of a claimed delivery. */
public sealed interface Settlement {

  /** The receiver took it. */
  record Delivered(String receipt) implements Settlement {}

  /** Try again, not before {@code nextAt}. */
  record Retry(Instant nextAt, FailureReason reason, String detail) implements Settlement {}

  /** It is dead: the receiver will never take it. */
  record Refused(FailureReason reason, String detail) implements Settlement {}

  /** It is dead: deferred once more when it was too old to be tried again. */
  record GivenUp(FailureReason reason, String detail) implements Settlement {}

  /** It was not sent; it goes back as it was and the attempt does not count. */
  record Returned() implements Settlement {}
}
