package io.hostwatch.bridge.routing;

import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.alert.Labels;
import java.util.List;
import java.util.stream.Stream;

/**
 * A node of the route tree. An alert that fulfils all matchers goes to the first child that takes
 * it, and on to the next ones as long as {@code goesOn} says so; where no child takes it, to this
 * node's receiver.
 *
 * @param goesOn whether the siblings after it are asked too
 */
public record Route(
    String receiver, List<LabelMatcher> matchers, boolean goesOn, List<Route> routes) {

  public Route {
    matchers = List.copyOf(matchers);
    routes = List.copyOf(routes);
  }

  /** A root that sends everything to one receiver. */
  public static Route to(String receiver) {
    return new Route(receiver, List.of(), false, List.of());
  }

  /** The receivers of an alert, in order; empty if it does not fulfil the matchers. */
  Stream<String> receivers(Labels labels) {
    if (!matchers.stream().allMatch(matcher -> matcher.matches(labels))) {
      return Stream.empty();
    }
    List<String> below = below(labels);
    return below.isEmpty() ? Stream.of(receiver) : below.stream();
  }

  private List<String> below(Labels labels) {
    Stream<String> found = Stream.empty();
    for (Route route : routes) {
      List<String> taken = route.receivers(labels).toList();
      found = Stream.concat(found, taken.stream());
      if (!taken.isEmpty() && !route.goesOn()) {
        break;
      }
    }
    return found.toList();
  }
}
