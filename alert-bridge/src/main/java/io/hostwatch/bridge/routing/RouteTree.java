package io.hostwatch.bridge.routing;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.intake.Router;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Routes events as Alertmanager routes alerts. Immutable. */
public final class RouteTree implements Router {
  private final Route root;
  private final Map<String, Receiver> receivers;

  /**
   * Ties the tree to its receivers.
   *
   * @throws IllegalArgumentException if a route names a receiver that is not among them
   */
  public RouteTree(Route root, List<Receiver> receivers) {
    this.root = root;
    this.receivers =
        receivers.stream().collect(Collectors.toMap(Receiver::name, Function.identity()));
    all(root).map(Route::receiver).forEach(this::receiver);
  }

  @Override
  public List<Target> targets(Labels labels, EventType event) {
    return switch (event) {
      case FIRED, NOTIFIED, REOPENED, REMINDER -> targets(labels, false);
      case RESOLVED, SUPERSEDED, EXPIRED -> targets(labels, true);
      case UPDATED, SUPPRESSED, UNSUPPRESSED, ACKNOWLEDGED, UNACKNOWLEDGED, STALE, FRESH ->
          List.of();
    };
  }

  private List<Target> targets(Labels labels, boolean ended) {
    return root.receivers(labels)
        .flatMap(name -> receiver(name).channels().stream())
        .filter(channel -> !ended || channel.sendResolved())
        .map(Receiver.Channel::target)
        .distinct()
        .toList();
  }

  private Receiver receiver(String name) {
    Receiver receiver = receivers.get(name);
    if (receiver == null) {
      throw new IllegalArgumentException("receiver \"" + name + "\" of a route: not defined");
    }
    return receiver;
  }

  private static Stream<Route> all(Route route) {
    return Stream.concat(Stream.of(route), route.routes().stream().flatMap(RouteTree::all));
  }
}
