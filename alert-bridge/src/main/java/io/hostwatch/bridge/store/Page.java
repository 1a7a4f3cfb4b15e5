package io.hostwatch.bridge.store;

import java.util.List;
import java.util.Optional;

/**
 * A part of a longer list.
 *
 * @param next where the next part begins, absent at the end
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {
  public Page {
    items = List.copyOf(items);
  }
}
