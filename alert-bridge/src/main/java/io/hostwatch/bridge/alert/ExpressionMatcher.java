package io.hostwatch.bridge.alert;

import java.util.regex.Pattern;

/**
 * Matches whole values against a regular expression with a bound on the work: the JDK's expressions
 * backtrack, so a few nested repeats could occupy a processor for hours. What goes beyond the bound
 * does not match. Thread-safe.
 */
final class ExpressionMatcher {
  private static final int MOST_STEPS = 200_000;

  private final Pattern pattern;

  ExpressionMatcher(Pattern pattern) {
    this.pattern = pattern;
  }

  boolean matches(String value) {
    try {
      return pattern.matcher(new CountedText(value)).matches();
    } catch (BeyondBoundException | StackOverflowError e) {
      return false;
    }
  }

  private static final class BeyondBoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BeyondBoundException() {
      super(null, null, false, false);
    }
  }

  /** A text that can be looked at only so often. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private int steps;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++steps > MOST_STEPS) {
        throw new BeyondBoundException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
