package io.hostwatch.bridge.webhook;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonParserDelegate;

/** A parser that gives up when the deadline is past, however large a value it reads or skips. */
final class PatientParser extends JsonParserDelegate {
  private static final int TOKENS_BETWEEN_LOOKS = 16 * 1024;

  private final Deadline deadline;
  private int tokens;

  PatientParser(JsonParser parser, Deadline deadline) {
    super(parser);
    this.deadline = deadline;
  }

  /**
   * Goes on by one token.
   *
   * @throws RefusedException if the deadline is past
   */
  @Override
  public JsonToken nextToken() {
    if (tokens++ % TOKENS_BETWEEN_LOOKS == 0 && deadline.isPast()) {
      throw RefusedException.unavailable("the body took too long to read");
    }
    return super.nextToken();
  }

  @Override
  public JsonParser skipChildren() {
    if (currentToken() != null && currentToken().isStructStart()) {
      leave(depth() - 1);
    }
    return this;
  }

  /** How many containers the current token is in; the start of one is in it, its end is not. */
  int depth() {
    return streamReadContext().getNestingDepth();
  }

  /** Goes on to the end of the container in which everything is deeper than {@code depth}. */
  void leave(int depth) {
    while (depth() > depth) {
      nextToken();
    }
  }
}
