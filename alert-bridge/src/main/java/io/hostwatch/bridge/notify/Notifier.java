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

  /**
   * How many attempts may be under way. More than usual only where none can hang: then there is no
   * look for more until half of them may begin, so that one serves many.
   *
   * @param usual for a far side of which nothing is known
   */
  default int atOnce(int usual) {
    return usual;
  }

  /** Lets go of connections; no call may follow. */
  @Override
  default void close() {}
}
