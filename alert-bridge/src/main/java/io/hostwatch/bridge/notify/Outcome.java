package io.hostwatch.bridge.notify;

import java.time.Duration;
import java.util.Optional;

/** What became of one attempt to hand a notice to its receiver. */
public sealed interface Outcome {

  /**
   * The receiver took it.
   *
   * @param receipt what the receiver calls it, such as a message id; possibly empty
   */
  record Accepted(String receipt) implements Outcome {}

  /**
   * It may work later.
   *
   * @param detail for people; holds no secret
   * @param askedToWait how long the receiver asked to be left alone
   */
  record Deferred(FailureReason reason, String detail, Optional<Duration> askedToWait)
      implements Outcome {}

  /**
   * It will never work as it is.
   *
   * @param detail for people; holds no secret
   */
  record Refused(FailureReason reason, String detail) implements Outcome {}
}
