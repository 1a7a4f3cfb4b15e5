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
   * @param isUnsent whether it surely failed before any of the message was sent, so that it is not
   *     the message that it fails by
   */
  record Deferred(
      FailureReason reason, String detail, Optional<Duration> askedToWait, boolean isUnsent)
      implements Outcome {

    /** One by which the message may fail. */
    public Deferred(FailureReason reason, String detail, Optional<Duration> askedToWait) {
      this(reason, detail, askedToWait, false);
    }

    /** The same, before any of the message was sent. */
    public Deferred unsent() {
      return new Deferred(reason, detail, askedToWait, true);
    }
  }

  /**
   * It will never work as it is.
   *
   * @param detail for people; holds no secret
   */
  record Refused(FailureReason reason, String detail) implements Outcome {}
}
