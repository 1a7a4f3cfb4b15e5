package io.hostwatch.exporter.webconfig;

import java.util.function.LongSupplier;

/** Lets requests pass up to a limit; full at first. Thread-safe. */
final class TokenBucket {
  private final RateLimit limit;
  private final LongSupplier nanoTime;
  private double tokens;
  private long last;

  TokenBucket(RateLimit limit, LongSupplier nanoTime) {
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.tokens = limit.burst();
    this.last = nanoTime.getAsLong();
  }

  RateLimit limit() {
    return limit;
  }

  /** Takes a token if there is one. */
  synchronized boolean take() {
    long now = nanoTime.getAsLong();
    double earned = (double) (now - last) / limit.interval().toNanos();
    tokens = Math.min(limit.burst(), tokens + earned);
    last = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
