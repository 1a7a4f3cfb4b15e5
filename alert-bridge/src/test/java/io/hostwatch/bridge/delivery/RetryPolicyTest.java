package io.hostwatch.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final RetryPolicy policy = new RetryPolicy(ChannelPolicy.DEFAULT, new LongestDraw());

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "5, 16", "9, 256", "10, 300", "11, 300", "2000000000, 300"})
  void settle_deferred_waitsAtMostTwiceAsLongEachTime(int attempt, int seconds) {
    Settlement settlement = policy.settle(delivery(attempt, NOW), 0, deferred(null), NOW);

    assertThat(settlement).isEqualTo(retryIn(Duration.ofSeconds(seconds)));
  }

  @Test
  void settle_deferred_drawsTheWaitEvenlyFromNothingOn() {
    RetryPolicy jittered = new RetryPolicy(ChannelPolicy.DEFAULT, new Random(42));

    double mean =
        IntStream.range(0, 2_000)
            .mapToObj(i -> jittered.settle(delivery(5, NOW), 0, deferred(null), NOW))
            .mapToLong(s -> Duration.between(NOW, ((Settlement.Retry) s).nextAt()).toMillis())
            .average()
            .orElseThrow();

    assertThat(mean).isBetween(7_500.0, 8_500.0);
  }

  @Test
  void settle_receiverAskedForLonger_waitsAsLong() {
    Settlement settlement =
        policy.settle(delivery(1, NOW), 0, deferred(Duration.ofSeconds(30)), NOW);

    assertThat(settlement).isEqualTo(retryIn(Duration.ofSeconds(30)));
  }

  @Test
  void settle_receiverAskedForLess_waitsForTheBackoff() {
    Settlement settlement =
        policy.settle(delivery(5, NOW), 0, deferred(Duration.ofSeconds(3)), NOW);

    assertThat(settlement).isEqualTo(retryIn(Duration.ofSeconds(16)));
  }

  @Test
  void settle_receiverAskedForYears_waitsAnHour() {
    Settlement settlement = policy.settle(delivery(1, NOW), 0, deferred(Duration.ofDays(999)), NOW);

    assertThat(settlement).isEqualTo(retryIn(Duration.ofHours(1)));
  }

  @Test
  void settle_deferredAtGiveUpAge_givesUp() {
    Settlement settlement = policy.settle(delivery(300, NOW.minus(DAY)), 0, deferred(null), NOW);

    assertThat(settlement)
        .isEqualTo(
            new Settlement.GivenUp(
                DeadReason.EXPIRED, "given up after 300 attempts in 86400 s: 503"));
  }

  @Test
  void settle_deferredAtItsLastAttempt_givesUp() {
    ChannelPolicy thrice = new ChannelPolicy(DAY, Optional.of(3), Optional.empty());
    RetryPolicy bounded = new RetryPolicy(thrice, new LongestDraw());

    assertThat(bounded.settle(delivery(2, NOW), 0, deferred(null), NOW))
        .isInstanceOf(Settlement.Retry.class);
    assertThat(bounded.settle(delivery(3, NOW), 0, deferred(null), NOW))
        .isEqualTo(
            new Settlement.GivenUp(DeadReason.EXHAUSTED, "given up after 3 attempts in 0 s: 503"));
  }

  @Test
  void settle_deferredJustBeforeGiveUpAge_triesAgain() {
    Instant created = NOW.minus(DAY).plusMillis(1);

    assertThat(policy.settle(delivery(300, created), 0, deferred(null), NOW))
        .isInstanceOf(Settlement.Retry.class);
  }

  @Test
  void settle_refused_givesUpAtOnce() {
    Outcome refused = new Outcome.Refused(FailureReason.BAD_MESSAGE, "no_text");

    assertThat(policy.settle(delivery(1, NOW), 0, refused, NOW))
        .isEqualTo(new Settlement.Refused(FailureReason.BAD_MESSAGE, "no_text"));
  }

  @Test
  void settle_accepted_keepsTheReceipt() {
    assertThat(policy.settle(delivery(1, NOW), 0, new Outcome.Accepted("250 ok"), NOW))
        .isEqualTo(new Settlement.Delivered("250 ok"));
  }

  private static Settlement retryIn(Duration wait) {
    return new Settlement.Retry(NOW.plus(wait), FailureReason.SERVER_ERROR, "503");
  }

  private static Outcome deferred(@Nullable Duration asked) {
    return new Outcome.Deferred(FailureReason.SERVER_ERROR, "503", Optional.ofNullable(asked));
  }

  private static Delivery delivery(int attempts, Instant createdAt) {
    Target target = new Target("oncall", "slack");
    Delivery delivery = Delivery.pending(new Id(1), target, new Id(2), new Id(3), createdAt);
    return new Delivery(
        delivery.id(),
        target,
        delivery.episodeId(),
        delivery.eventId(),
        DeliveryState.IN_FLIGHT,
        attempts,
        createdAt,
        createdAt,
        "",
        delivery.priority(),
        Optional.empty(),
        Delivery.Links.NONE);
  }

  /** Draws the greatest number there is to draw. */
  private static final class LongestDraw implements RandomGenerator {
    @Override
    public long nextLong() {
      return Long.MAX_VALUE;
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }
}
