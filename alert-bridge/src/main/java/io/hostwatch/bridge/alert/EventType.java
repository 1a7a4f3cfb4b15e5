package io.hostwatch.bridge.alert;

/** What happened to an episode. */
public enum EventType {
  /** It began. */
  FIRED,
  /** Alertmanager sent what Prometheus had reported, or even ended: from now on people are told. */
  NOTIFIED,
  /** A closed episode with the same start fires again; the same thread goes on. */
  REOPENED,
  /** Its annotations changed; recorded, told to nobody. */
  UPDATED,
  /** It still fires, as Alertmanager repeats; people are told again. */
  REMINDER,
  /** Alertmanager keeps it from people: it is silenced, inhibited or muted. */
  SUPPRESSED,
  /** Alertmanager no longer keeps it from people. */
  UNSUPPRESSED,
  /** Somebody looks after it. */
  ACKNOWLEDGED,
  /** Nobody looks after it any more. */
  UNACKNOWLEDGED,
  /** Nobody spoke of it for longer than Alertmanager's repeats allow. */
  STALE,
  /** It was stale and was heard of again. */
  FRESH,
  /** It ended. */
  RESOLVED,
  /** A newer occurrence was seen before its end was. */
  SUPERSEDED,
  /** Prometheus no longer speaks of it: the end is inferred. */
  EXPIRED;

  /** Tells whether the episode is over with it. */
  public boolean isEnd() {
    return this == RESOLVED || this == SUPERSEDED || this == EXPIRED;
  }

  /** Tells whether people are told of it; else it is only recorded. */
  public boolean isTold() {
    return switch (this) {
      case FIRED, NOTIFIED, REOPENED, REMINDER, RESOLVED, SUPERSEDED, EXPIRED -> true;
      case UPDATED, SUPPRESSED, UNSUPPRESSED, ACKNOWLEDGED, UNACKNOWLEDGED, STALE, FRESH -> false;
    };
  }
}
