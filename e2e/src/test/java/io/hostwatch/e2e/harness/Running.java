package io.hostwatch.e2e.harness;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a case has started, ended in the opposite order, also where a later part did not start. */
public final class Running implements AutoCloseable {

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Takes care of its end. */
  public <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Ends all, and then fails if one could not be ended. */
  @Override
  public void close() {
    AssertionError failures = new AssertionError("some parts could not be ended");
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        failures.addSuppressed(e);
      }
    }
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }
}
