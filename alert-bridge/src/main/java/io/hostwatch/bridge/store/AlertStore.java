package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.store.Change.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Where the history is written. Each method is one transaction; thread-safe. */
public interface AlertStore extends AutoCloseable {

  /** Decides what a reported alert does, given the latest episode of its source and fingerprint. */
  @FunctionalInterface
  interface Decision {

    /** A pure function: the store may call it again for the same alert. */
    Change decide(Optional<Episode> latest, Alert alert);
  }

  /**
   * Writes the receipt, applies {@code decision} to each alert in turn and writes what comes of it,
   * all or nothing, durable on return. An alert whose stored episode cannot be read costs only
   * itself: it goes to the quarantine.
   *
   * @return how many alerts had which effect
   * @throws StoreException if nothing was written
   */
  Map<Effect, Integer> accept(Receipt receipt, List<Alert> alerts, Decision decision);

  /** Decides what becomes of the latest episode of an alert, for a reason of the bridge's own. */
  @FunctionalInterface
  interface Revision {

    /** A pure function: the store may call it again for the same episode. */
    Change decide(Episode latest);
  }

  /**
   * Applies {@code decision} to open episodes whose lease ended before {@code over}, all or
   * nothing, durable on return. Where there are none this is a read. One that cannot be read stays
   * as it is, here and in {@link #revise}.
   *
   * @param limit at most so many episodes
   * @return how many there were
   * @throws StoreException if nothing was written
   */
  int expire(Instant over, int limit, Revision decision);

  /**
   * Applies {@code decision} to the latest episode of each of these alerts that has one, all or
   * nothing, durable on return.
   *
   * @return what it changed, without what it left as it was
   * @throws StoreException if nothing was written
   */
  List<Change> revise(String source, SortedSet<Fingerprint> alerts, Revision decision);

  /**
   * Tells whether the store could take a write now.
   *
   * @throws StoreException if it could not; the message says why
   */
  void check();

  /** Waits for what is under way and lets go of the files. */
  @Override
  void close();
}
