package io.hostwatch.bridge.api;

import io.hostwatch.bridge.alert.Id;
import io.javalin.http.Context;
import java.util.Optional;

/** The {@code {id}} of a path. */
final class PathId {
  private PathId() {}

  /** Absent if it is no id: then there is nothing that it names. */
  static Optional<Id> of(Context ctx) {
    try {
      return Optional.of(Id.parse(ctx.pathParam("id")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
