package io.hostwatch.bridge.notify;

/** Why a notice was not taken, as a closed set, since it is also a metric's label. */
public enum FailureReason {
  /** No connection, or it broke before the answer. */
  UNREACHABLE,
  /** No answer in time; the receiver may have taken it all the same. */
  TIMEOUT,
  /** The receiver asked for fewer messages. */
  RATE_LIMITED,
  /** The receiver failed by its own account, as with HTTP 5xx or SMTP 4yz. */
  SERVER_ERROR,
  /** The credentials were refused, or the sender of all messages. */
  AUTH,
  /** The channel, mailbox or webhook does not exist or is closed. */
  NO_SUCH_RECIPIENT,
  /** The message itself was refused. */
  BAD_MESSAGE,
  /** A fault of the bridge, such as a bug in a channel. */
  INTERNAL
}
