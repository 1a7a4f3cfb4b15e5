package io.hostwatch.bridge.store;

import java.time.Instant;

/** Hears what is deleted because of its age. */
public interface PurgeListener {

  /** So many were deleted, for good: called after each commit. */
  void deleted(Kept what, long count);

  /** All that was too old at that time is deleted. */
  void completed(Instant at);
}
