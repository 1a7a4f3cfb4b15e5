package io.hostwatch.exporter.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final TokenBucket bucket =
      new TokenBucket(new RateLimit(Duration.ofSeconds(1), 2), nanos::get);

  @Test
  void take_moreThanTheBurst_isRefusedUntilTimePasses() {
    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isFalse();

    nanos.addAndGet(Duration.ofMillis(1001).toNanos());

    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isFalse();
  }

  @Test
  void take_afterLongRest_allowsTheBurstAndNoMore() {
    nanos.addAndGet(Duration.ofHours(1).toNanos());

    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isFalse();
  }
}
