package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Id;
import java.util.Set;

/**
 * Who leases deliveries.
 *
 * @param owner unique to this dispatcher's life
 * @param underWay what it has under way itself: nobody but it will say how that ended
 */
public record Claimant(String owner, Set<Id> underWay) {

  public Claimant {
    underWay = Set.copyOf(underWay);
  }
}
