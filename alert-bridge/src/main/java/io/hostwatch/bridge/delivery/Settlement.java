package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.notify.FailureReason;
import java.time.Instant;

/**
 * What is to become of a claimed delivery. Where it was deferred, {@code isAmbiguous} tells whether
 * the receiver may have taken it all the same.
 */
public sealed interface Settlement {

  /** The receiver took it; if that was a probe, its target is no longer parked. */
  record Delivered(String receipt) implements Settlement {}

  /** Try again, not before {@code nextAt}. */
  record Retry(Instant nextAt, FailureReason reason, String detail, boolean isAmbiguous)
      implements Settlement {

    /** After one that was not taken. */
    public Retry(Instant nextAt, FailureReason reason, String detail) {
      this(nextAt, reason, detail, false);
    }
  }

  /**
   * The target takes nothing, whatever the message: park it until {@code probeAt}. A target that is
   * parked stays so, and only a probe that failed moves its next one.
   */
  record Park(Instant probeAt, FailureReason reason, String detail, boolean isAmbiguous)
      implements Settlement {

    /** After one that was not taken. */
    public Park(Instant probeAt, FailureReason reason, String detail) {
      this(probeAt, reason, detail, false);
    }
  }

  /**
   * It is dead: the receiver will never take this message. If that was a probe, its target is no
   * longer parked, since it looked at the message.
   */
  record Refused(FailureReason reason, String detail) implements Settlement {}

  /** It is dead: deferred once more, and tried often or long enough. */
  record GivenUp(DeadReason why, String detail, boolean isAmbiguous) implements Settlement {

    /** After one that was not taken. */
    public GivenUp(DeadReason why, String detail) {
      this(why, detail, false);
    }
  }

  /** It was not sent; it goes back as it was and the attempt does not count. */
  record Returned() implements Settlement {}
}
