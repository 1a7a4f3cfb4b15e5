package io.hostwatch.bridge.reconcile;

import static io.hostwatch.bridge.alert.Alerts.minute;

import io.hostwatch.bridge.alert.Alerts;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.ReconcileRules;
import io.hostwatch.bridge.alert.Standing;
import io.hostwatch.bridge.alert.Standing.State;
import io.hostwatch.bridge.alert.Testimony;
import io.hostwatch.bridge.intake.MovedClock;
import io.hostwatch.bridge.intake.Standstill;
import io.hostwatch.bridge.intake.TwoPathsHarness;
import io.hostwatch.bridge.intake.Witness;
import io.hostwatch.bridge.reconcile.Answer.Failed;
import io.hostwatch.bridge.reconcile.Answer.Told;
import io.hostwatch.bridge.reconcile.Reconciler.Result;
import io.hostwatch.bridge.store.Backend;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A history and two Alertmanagers that say what a test lets them say. */
public abstract class ReconcileHarness extends TwoPathsHarness {
  static final Duration SETTLED = Duration.ofMinutes(5);
  static final Duration OLD = Duration.ofDays(3);
  static final Answer FAILED = new Failed(PollResult.TIMEOUT, "frozen");
  private static final Peer ONE = new Peer(URI.create("http://one:9093"), Optional.empty());
  private static final Peer TWO = new Peer(URI.create("http://two:9093"), Optional.empty());

  private final MovedClock clock = new MovedClock(minute(0));
  private Duration longestWait = Duration.ofDays(9);
  private Duration each = Duration.ZERO;
  private long nanos;
  private Optional<Supplier<Answer[]>> asked = Optional.empty();
  private Optional<Reconciler> reconciler = Optional.empty();

  ReconcileHarness(Backend backend) {
    super(backend);
  }

  @Override
  protected Witness witness() {
    return new Witness() {
      @Override
      public boolean knows(String source) {
        return asked.isPresent();
      }

      @Override
      public Optional<Testimony> ask(String source) {
        Round round = round(0, asked.orElseThrow().get());
        return round.isComplete(SETTLED)
            ? Optional.of(new Testimony(round.standings()))
            : Optional.empty();
      }
    };
  }

  /** From now on the intake is told this when it asks. */
  void whenAsked(Answer one, Answer two) {
    asked = Optional.of(() -> new Answer[] {one, two});
  }

  /** From now on asking fails. */
  void whenAskingFails() {
    asked =
        Optional.of(
            () -> {
              throw new IllegalStateException("no header holds this token");
            });
  }

  /** Both are asked at this minute, by a bridge that goes on from one time to the next. */
  Result poll(int minute, Answer one, Answer two) {
    Round round = round(minute, one, two);
    return on(minute).apply(round, round.isComplete(SETTLED));
  }

  /** How far apart two polls are at most of a bridge that ran in between. */
  void waitsAtMost(Duration time) {
    longestWait = time;
  }

  /** From now on a comparison takes this long to read what fires, and again to write. */
  void takesToReadAndToWrite(Duration time) {
    each = time;
  }

  private void pass() {
    nanos += each.toNanos();
    clock.move(clock.instant().plus(each));
  }

  /** The bridge starts anew. */
  void restart() {
    reconciler = Optional.empty();
  }

  private Reconciler on(int minute) {
    Slowly slowly = new Slowly(backend, this::pass);
    nanos += Math.max(0, Duration.between(clock.instant(), minute(minute)).toNanos());
    clock.move(minute(minute));
    Reconciler same =
        reconciler.orElseGet(
            () ->
                new Reconciler(
                    "am",
                    slowly,
                    slowly,
                    new ReconcileRules(ids, Duration.ofMinutes(3)),
                    changes,
                    clock,
                    new Listening(new Standstill(clock, () -> nanos, longestWait))));
    reconciler = Optional.of(same);
    return same;
  }

  private static Round round(int minute, Answer... answers) {
    return new Round(minute(minute), Map.of(ONE, answers[0], TWO, answers[1]));
  }

  static Answer holds(Standing... standings) {
    return holds(OLD, standings);
  }

  static Answer holds(Duration uptime, Standing... standings) {
    return new Told(
        Arrays.stream(standings)
            .collect(Collectors.toMap(Standing::fingerprint, Function.identity())),
        uptime);
  }

  /** Active, and last heard of at that minute. */
  static Standing active(String name, int start, int updated) {
    return standing(name, start, updated, State.ACTIVE);
  }

  static Standing silenced(String name, int start, String... ids) {
    return standing(name, start, start, State.SUPPRESSED, ids);
  }

  static Standing standing(String name, int start, int updated, State state, String... reasons) {
    return new Standing(
        Fingerprint.of(Alerts.labels(name)),
        minute(start),
        minute(updated),
        state,
        new TreeSet<>(Set.of(reasons)));
  }
}
