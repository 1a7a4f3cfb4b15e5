package io.hostwatch.bridge.notify;

/**
 * A way to reach people: hands one notice to one channel.
 *
 * <p>Thread-safe. {@link #send} blocks for at most the channel's own timeout, makes one attempt and
 * leaves retries to the caller. Whatever the far side does is an {@link Outcome}; an exception is a
 * bug. No outcome holds a secret.
 */
public interface Notifier extends AutoCloseable {

  /** Makes one attempt. */
  Outcome send(Notice notice);

  /** Lets go of connections; no call may follow. */
  @Override
  default void close() {}
}
