package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Id;
import java.util.List;

/**
 * Whether the store keeps its own promises, found out by looking at all of it.
 *
 * @param untold events that were owed to more targets than there are deliveries of them, or to none
 *     though they must have been; nobody will ever be told
 * @param stuck the first unsettled deliveries of conversations in which none had its turn; they
 *     have it now, if it could be written
 */
public record Audit(List<Id> untold, List<Id> stuck) {

  public Audit {
    untold = List.copyOf(untold);
    stuck = List.copyOf(stuck);
  }

  /** Tells whether it found nothing. */
  public boolean isClean() {
    return untold.isEmpty() && stuck.isEmpty();
  }
}
