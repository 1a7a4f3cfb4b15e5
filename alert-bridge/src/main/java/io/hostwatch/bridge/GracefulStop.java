package io.hostwatch.bridge;

import io.hostwatch.bridge.delivery.Dispatcher;
import io.hostwatch.bridge.webhook.Ingest;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what is under way, and cuts off what does not end: with all that comes after it below the
 * ten seconds after which a service manager loses patience.
 */
final class GracefulStop {
  private static final Logger log = LoggerFactory.getLogger(GracefulStop.class);

  private static final Duration INGEST = Duration.ofSeconds(3);

  // Counted from the beginning of the stop.
  private static final Duration DELIVERIES = Duration.ofSeconds(7);
  private static final Duration THREADS = Duration.ofSeconds(8);

  private final ShutdownSequence stops;

  /** One that is a part of that sequence. */
  GracefulStop(ShutdownSequence stops) {
    this.stops = stops;
  }

  void drain(Ingest ingest) throws InterruptedException {
    ingest.drain();
    if (!ingest.awaitIdle(INGEST)) {
      log.warn("a request with alerts is still under way; its sender will send it again");
    }
  }

  void end(Dispatcher dispatcher) {
    int left = dispatcher.stop(stops.leftOf(DELIVERIES));
    if (left > 0) {
      log.warn("{} deliveries are still under way and are cut off", left);
    }
  }

  /** What is cut off says how far it came, and that is written while the store is open. */
  void cutOff(ExecutorService threads) throws InterruptedException {
    threads.shutdownNow();
    if (!threads.awaitTermination(stops.leftOf(THREADS).toNanos(), TimeUnit.NANOSECONDS)) {
      log.warn("a delivery does not let itself be cut off; it will be repeated after the start");
    }
  }
}
