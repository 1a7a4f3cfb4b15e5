package io.hostwatch.e2e.receivers;

import java.time.Duration;

/** How Slack can react to a message. */
public sealed interface SlackAnswer {

  /** It takes it: 200 and {@code ok}. */
  record Ok() implements SlackAnswer {}

  /** It takes it, and says so after a while. */
  record Slow(Duration delay) implements SlackAnswer {}

  /** It does not, with Slack's status and word, such as 404 {@code no_service}. */
  record Refuse(int status, String word) implements SlackAnswer {}

  /** It asks for a pause: 429 with {@code Retry-After}. */
  record RateLimited(int seconds) implements SlackAnswer {}

  /** It does not answer before it is closed, and posts nothing. */
  record Hang() implements SlackAnswer {}

  /** It posts the message, and the connection breaks before the answer. */
  record TakeAndCut() implements SlackAnswer {}
}
