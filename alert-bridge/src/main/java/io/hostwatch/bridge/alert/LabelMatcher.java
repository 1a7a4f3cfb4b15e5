package io.hostwatch.bridge.alert;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One condition on a label in Alertmanager's matcher syntax: {@code severity="critical"}, {@code
 * instance=~"web.+"}. A regular expression must match the whole value, and one that takes too long
 * does not match; an absent label is the empty string.
 */
public record LabelMatcher(String name, Operator operator, String value) {

  /** How a label's value is compared. */
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCHES("=~"),
    NOT_MATCHES("!~");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /** The operator as it is written. */
    public String text() {
      return text;
    }
  }

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*([^\\s=!~{}\",']+|\"[^\"]+\")\\s*(=~|!~|!=|=)\\s*(.*?)\\s*", Pattern.DOTALL);

  public LabelMatcher {
    if (operator == Operator.MATCHES || operator == Operator.NOT_MATCHES) {
      compile(value);
    }
  }

  /**
   * Reads one matcher; quotes around the value are optional where it holds none.
   *
   * @throws IllegalArgumentException if {@code text} is no matcher or its expression is broken
   */
  public static LabelMatcher parse(String text) {
    java.util.regex.Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "matcher \"" + text + "\": expected NAME, one of = != =~ !~, then a value");
    }
    return new LabelMatcher(
        unquote(parts.group(1)), operator(parts.group(2)), unquote(parts.group(3)));
  }

  /** Tells whether {@code labels} fulfil the condition. */
  public boolean matches(Labels labels) {
    return predicate().test(labels);
  }

  /** The condition on the value alone, for many values. */
  public Predicate<String> values() {
    return switch (operator) {
      case EQUAL -> value::equals;
      case NOT_EQUAL -> Predicate.not(value::equals);
      case MATCHES -> new ExpressionMatcher(compile(value))::matches;
      case NOT_MATCHES -> Predicate.not(new ExpressionMatcher(compile(value))::matches);
    };
  }

  /** What each value begins with that fulfils the condition, as far as that is easily told. */
  public String prefix() {
    return operator == Operator.MATCHES ? ExpressionPrefix.of(value) : "";
  }

  /** The condition for many label sets: its regular expression is compiled once. */
  public Predicate<Labels> predicate() {
    Predicate<String> values = values();
    return labels -> values.test(labels.orEmpty(name));
  }

  @Override
  public String toString() {
    return name + operator.text() + '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static Operator operator(String text) {
    for (Operator candidate : Operator.values()) {
      if (candidate.text().equals(text)) {
        return candidate;
      }
    }
    throw new IllegalArgumentException("operator \"" + text + "\": expected = != =~ or !~");
  }

  private static String unquote(String text) {
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      return text;
    }
    return text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
  }

  private static Pattern compile(String regex) {
    try {
      return Pattern.compile(regex, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "matcher value \"" + regex + "\" is no regular expression: " + e.getDescription(), e);
    }
  }
}
