package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.routing.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads {@code route} and what is below it. */
final class Routes {
  private static final Form<LabelMatcher> MATCHER =
      new Form<>("a matcher such as severity=\"critical\"", Routes::matcher);
  private static final Pattern ONE =
      Pattern.compile(
          "[^=!~]+(?:=~|!~|!=|=)\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^\"{},=!~]*)\\s*", Pattern.DOTALL);

  private final Predicate<String> isReceiver;

  Routes(Predicate<String> isReceiver) {
    this.isReceiver = isReceiver;
  }

  Route root(Section section) {
    section.requirePresent("receiver", "the name of the receiver for what no route takes");
    for (String key : List.of("matchers", "continue")) {
      if (section.has(key)) {
        section.fault(key, "on the root: expected it on a route below, the root takes all");
      }
    }
    return read(section, "");
  }

  private Route read(Section section, String inherited) {
    Optional<String> own = section.value("receiver", Form.TEXT);
    own.filter(isReceiver.negate()).ifPresent(name -> section.fault("receiver", unknown(name)));
    String receiver = own.orElse(inherited);
    List<Route> below =
        section.sections("routes", Schema.ROUTE).stream().map(s -> read(s, receiver)).toList();
    return new Route(
        receiver,
        section.values("matchers", MATCHER),
        section.value("continue", Form.BOOL).orElse(false),
        below);
  }

  // Alertmanager takes several in one text; taken for one here, they would never match.
  private static LabelMatcher matcher(String text) {
    if (!ONE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "one matcher an entry, and quotes around a value with any of \" { } , = ! ~");
    }
    return LabelMatcher.parse(text);
  }

  private static String unknown(String name) {
    return "\"" + name + "\": expected the name of one of the receivers";
  }
}
