package io.hostwatch.bridge.delivery;

/**
 * One channel of one receiver: what is owed to it is tried, retried and given up on its own.
 *
 * @param receiver the name in the configuration
 * @param channel the kind, with a number from the second of a kind on: {@code slack}, {@code
 *     email-2}
 */
public record Target(String receiver, String channel) {
  @Override
  public String toString() {
    return receiver + "/" + channel;
  }
}
