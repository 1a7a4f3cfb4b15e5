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
  record Deferred(
      FailureReason reason, String detail, Optional<Duration> askedToWait, Handover handover)
      implements Outcome {

    /** One that the receiver did not take. */
    public Deferred(FailureReason reason, String detail, Optional<Duration> askedToWait) {
      this(reason, detail, askedToWait, Handover.NOT_TAKEN);
    }

    /** The same, with the message having come that far. */
    public Deferred with(Handover known) {
      return new Deferred(reason, detail, askedToWait, known);
    }

    /** Tells whether it says nothing of the message. */
    public boolean isUnsent() {
      return handover == Handover.NOT_BEGUN;
    }

    /** Tells whether the receiver may have taken it. */
    public boolean isAmbiguous() {
      return handover == Handover.UNKNOWN;
    }
  }

  /**
   * It will never work as it is.
   *
   * @param detail for people; holds no secret
   */
  record Refused(FailureReason reason, String detail) implements Outcome {}
}
