package io.hostwatch.bridge.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.delivery.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouteTreeTest {
  private static final Target PAGE = new Target("oncall", "slack");
  private static final Target MAIL = new Target("oncall", "email");
  private static final Target TEAM = new Target("team", "email");
  private static final List<Receiver> RECEIVERS =
      List.of(
          new Receiver(
              "oncall",
              List.of(new Receiver.Channel(PAGE, true), new Receiver.Channel(MAIL, false))),
          new Receiver("team", List.of(new Receiver.Channel(TEAM, true))),
          new Receiver("none", List.of()));

  @Test
  void targets_noRouteMatches_areTheRoots() {
    assertThat(fired(tree(route("oncall", "severity=\"critical\"")), "warning"))
        .containsExactly(TEAM);
  }

  @Test
  void targets_routeMatches_areAllChannelsOfItsReceiver() {
    assertThat(fired(tree(route("oncall", "severity=\"critical\"")), "critical"))
        .containsExactly(PAGE, MAIL);
  }

  @Test
  void targets_twoRoutesMatch_areTheFirstOnes() {
    RouteTree tree = tree(route("oncall", "severity=~\"c.*\""), route("team", "severity!=\"\""));

    assertThat(fired(tree, "critical")).containsExactly(PAGE, MAIL);
  }

  @Test
  void targets_firstRouteGoesOn_areBothWithoutRepetition() {
    Route first = new Route("oncall", matchers("severity=\"critical\""), true, List.of());
    RouteTree tree = tree(first, route("team", "severity!=\"\""), route("team", "job=\"node\""));

    assertThat(fired(tree, "critical")).containsExactly(PAGE, MAIL, TEAM);
  }

  @Test
  void targets_lastMatchingRouteGoesOn_doesNotFallBackToTheRoot() {
    Route only = new Route("oncall", matchers("severity=\"critical\""), true, List.of());

    assertThat(fired(tree(only), "critical")).containsExactly(PAGE, MAIL);
  }

  @Test
  void targets_childMatches_isAskedBeforeItsParent() {
    Route child = route("none", "alertname=\"Quiet\"");
    Route parent = new Route("oncall", matchers("severity=\"critical\""), false, List.of(child));
    Labels quiet = Labels.of(Map.of("alertname", "Quiet", "severity", "critical"));

    assertThat(tree(parent).targets(quiet, EventType.FIRED)).isEmpty();
    assertThat(fired(tree(parent), "critical")).containsExactly(PAGE, MAIL);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESOLVED", "SUPERSEDED"})
  void targets_ended_leaveOutWhoDoesNotWantToKnow(EventType ended) {
    RouteTree tree = tree(route("oncall", "severity=\"critical\""));

    assertThat(tree.targets(severity("critical"), ended)).containsExactly(PAGE);
  }

  @Test
  void targets_updated_areNone() {
    assertThat(tree().targets(severity("critical"), EventType.UPDATED)).isEmpty();
  }

  @Test
  void targets_reopened_areThoseOfFiring() {
    assertThat(tree().targets(severity("critical"), EventType.REOPENED)).containsExactly(TEAM);
  }

  @Test
  void new_unknownReceiver_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tree(route("nobody", "a=\"b\"")))
        .withMessageContaining("nobody");
  }

  private static List<Target> fired(RouteTree tree, String severity) {
    return tree.targets(severity(severity), EventType.FIRED);
  }

  private static Labels severity(String severity) {
    return Labels.of(Map.of("alertname", "A", "severity", severity));
  }

  private static RouteTree tree(Route... routes) {
    return new RouteTree(new Route("team", List.of(), false, List.of(routes)), RECEIVERS);
  }

  private static Route route(String receiver, String matcher) {
    return new Route(receiver, matchers(matcher), false, List.of());
  }

  private static List<LabelMatcher> matchers(String... texts) {
    return Stream.of(texts).map(LabelMatcher::parse).toList();
  }
}
