package io.hostwatch.bridge.intake;

/**
 * The way into the history: every ingest path hands its submissions here. Thread-safe.
 *
 * <p>When {@link #accept} returns, all of it is committed; when it throws, nothing is.
 */
public interface Intake {

  /**
   * Applies one submission in one transaction. Applying the same one again changes nothing but the
   * time of last sight.
   *
   * @throws io.hostwatch.bridge.store.StoreException if nothing could be written
   */
  Acceptance accept(Submission submission);
}
