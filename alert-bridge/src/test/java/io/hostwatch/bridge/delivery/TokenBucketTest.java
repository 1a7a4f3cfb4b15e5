package io.hostwatch.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.delivery.ChannelPolicy.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private final ManualClock clock = new ManualClock(Instant.EPOCH);

  @Test
  void available_noRate_asManyAsWanted() {
    TokenBucket bucket = new TokenBucket(Optional.empty(), clock::nanoTime);
    bucket.take(1_000);

    assertThat(bucket.available(7)).isEqualTo(7);
    assertThat(bucket.until(7)).isZero();
  }

  @Test
  void available_full_isTheBurst() {
    TokenBucket bucket = oneASecond(3);

    assertThat(bucket.available(10)).isEqualTo(3);
    assertThat(bucket.available(2)).isEqualTo(2);
  }

  @Test
  void available_taken_comesBackOneByOne() {
    TokenBucket bucket = oneASecond(3);
    bucket.take(3);
    assertThat(bucket.available(10)).isZero();
    assertThat(bucket.until(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(bucket.until(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(bucket.until(9)).as("never more than three").isEqualTo(Duration.ofSeconds(3));

    clock.advance(Duration.ofMillis(999));
    assertThat(bucket.available(10)).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(bucket.available(10)).isEqualTo(1);
    clock.advance(Duration.ofHours(1));
    assertThat(bucket.available(10)).isEqualTo(3);
  }

  private TokenBucket oneASecond(int burst) {
    return new TokenBucket(Optional.of(new Rate(Duration.ofSeconds(1), burst)), clock::nanoTime);
  }
}
