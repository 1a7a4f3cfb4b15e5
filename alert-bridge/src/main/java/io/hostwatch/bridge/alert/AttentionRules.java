package io.hostwatch.bridge.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The rules of what people and silence do to an open episode: it is acknowledged, or goes stale.
 * Neither is told to anybody. Pure but for the ids that events take; thread-safe.
 *
 * <p>An acknowledgement ends with the episode, unless nobody was told of the end before that was
 * taken back: the next one, and the same alert with another severity, which is another alert, begin
 * without.
 */
public final class AttentionRules {
  private final Steps steps;

  public AttentionRules(IdSource ids) {
    this.steps = new Steps(ids);
  }

  /** Somebody looks after it from now on; the same word again changes nothing. */
  public Transition acknowledge(Episode episode, Acknowledgement word) {
    Optional<Acknowledgement> before = episode.marks().acknowledgement();
    if (!episode.isOpen() || before.filter(word::isSaidBy).isPresent()) {
      return Transition.NONE;
    }
    Episode after = episode.withMarks(episode.marks().withAcknowledgement(Optional.of(word)));
    return steps.step(after, EventType.ACKNOWLEDGED, word.at(), word.text(), Debt.NONE);
  }

  /**
   * Nobody looks after it any more.
   *
   * @param word who says so and why
   */
  public Transition unacknowledge(Episode episode, String word, Instant now) {
    if (episode.marks().acknowledgement().isEmpty()) {
      return Transition.NONE;
    }
    return forgotten(episode, word, now);
  }

  /**
   * What time does to it: an acknowledgement may be over, and what nobody spoke of for {@code
   * staleAfter} is stale. An episode that Prometheus vouches for has a lease instead.
   */
  public Transition age(Episode episode, Duration staleAfter, Instant now) {
    Transition age = Transition.NONE;
    Episode aged = episode;
    if (episode.marks().acknowledgement().filter(word -> !word.holds(now)).isPresent()) {
      age = forgotten(episode, "its time is over", now);
      aged = age.episodes().getLast();
    }
    boolean isStale = aged.isOpen() && !aged.lastSeenAt().plus(staleAfter).isAfter(now);
    if (!isStale || aged.marks().stale() || aged.telling().leaseUntil().isPresent()) {
      return age;
    }
    Episode stale = aged.withMarks(aged.marks().withStale(true));
    String detail = "last reported at " + aged.lastSeenAt();
    return age.goesOnWith(steps.step(stale, EventType.STALE, now, detail, Debt.NONE));
  }

  private Transition forgotten(Episode episode, String detail, Instant now) {
    Episode after = episode.withMarks(episode.marks().withAcknowledgement(Optional.empty()));
    return steps.step(after, EventType.UNACKNOWLEDGED, now, detail, Debt.NONE);
  }
}
