package io.hostwatch.e2e.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PromQL expression in which one number or one comparison is a step off. Names, texts, selectors,
 * ranges and offsets stay.
 *
 * @param what was changed, and where
 */
record ExpressionSlip(String what, String expression) {

  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?x)
            "(?:[^"\\\\]|\\\\.)*" | '(?:[^'\\\\]|\\\\.)*'
          | \\{[^}]*\\}
          | \\[[^\\]]*\\]
          | offset\\s+-?\\w+
          | [a-zA-Z_:][\\w:]*
          | (?<number> \\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)? (?![\\w.]) )
          | \\d+\\w+
          | (?<comparison> == | != | >= | <= | > | < )
          """);

  private static final Map<String, List<String>> COMPARISONS =
      Map.of(
          ">", List.of(">=", "<"),
          "<", List.of("<=", ">"),
          ">=", List.of(">", "<"),
          "<=", List.of("<", ">"),
          "==", List.of("!="),
          "!=", List.of("=="));

  /** Up to this a number is a count, of which one more or less is a step. */
  private static final BigDecimal COUNT = BigDecimal.valueOf(20);

  /** All slips of an expression. */
  static List<ExpressionSlip> of(String expression) {
    List<ExpressionSlip> slips = new ArrayList<>();
    Matcher tokens = TOKEN.matcher(expression);
    while (tokens.find()) {
      MatchResult token = tokens.toMatchResult();
      steps(token).forEach(step -> slips.add(with(expression, token, step)));
    }
    return slips;
  }

  private static List<String> steps(MatchResult token) {
    if (token.group("number") != null) {
      return steps(new BigDecimal(token.group("number")));
    }
    return token.group("comparison") == null
        ? List.of()
        : COMPARISONS.getOrDefault(token.group("comparison"), List.of());
  }

  private static List<String> steps(BigDecimal number) {
    boolean isCount = number.stripTrailingZeros().scale() <= 0 && number.compareTo(COUNT) <= 0;
    BigDecimal step = isCount ? BigDecimal.ONE : number.multiply(new BigDecimal("0.05"));
    return List.of(number.add(step).toPlainString(), number.subtract(step).toPlainString());
  }

  private static ExpressionSlip with(String expression, MatchResult token, String step) {
    String before = expression.substring(0, token.start());
    String what = "%s is %s at %d".formatted(token.group(), step, token.start());
    return new ExpressionSlip(what, before + step + expression.substring(token.end()));
  }
}
