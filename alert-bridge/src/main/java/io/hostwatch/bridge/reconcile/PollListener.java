package io.hostwatch.bridge.reconcile;

import java.time.Duration;
import java.time.Instant;

/** Hears what comes of asking Alertmanagers. Thread-safe; must neither block nor throw. */
public interface PollListener {

  /** From now on one of them is to be asked again and again, so long after each asking. */
  void asks(String source, Peer peer, Duration every);

  /** One of them was asked. */
  void polled(String source, Peer peer, PollResult result, Instant at);

  /**
   * What they hold was compared with the history.
   *
   * @param closed how many episodes were closed because nobody holds them
   * @param reopened how many were reopened because somebody does
   * @param suppressed how many of those that fire are suppressed now
   */
  void reconciled(String source, int closed, int reopened, int suppressed);
}
