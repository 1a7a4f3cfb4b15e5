package io.hostwatch.simulator.service;

import static io.hostwatch.simulator.incident.IncidentKind.APP_ERRORS;
import static io.hostwatch.simulator.incident.IncidentKind.APP_SLOW;

import io.hostwatch.simulator.model.Distribution;
import io.hostwatch.simulator.model.Durations;
import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Tally;
import io.hostwatch.simulator.wave.Wave;
import java.util.List;

/** One instance of an application that answers requests, as OpenTelemetry sees it. */
final class ApplicationFamilies {
  private static final double FAILED = 0.001;
  private static final double FAILED_IN_INCIDENT = 0.30;
  private static final double SLOWER = 20;
  private static final double MORE_ACTIVE = 30;

  private ApplicationFamilies() {}

  /** A route: its method, path, requests a second, what its answers take, the good status. */
  private record Route(String method, String path, double rate, double median, String good) {}

  private static final List<Route> ROUTES =
      List.of(
          new Route("GET", "/api/portfolios/{id}", 14, 0.035, "200"),
          new Route("GET", "/api/assets", 22, 0.018, "200"),
          new Route("GET", "/api/prices/{asset}", 30, 0.008, "200"),
          new Route("POST", "/api/transactions", 5, 0.070, "201"));

  static void add(ServiceModel service, String instance, Families to) {
    Families.Entry family =
        to.histogram("http_server_request_duration_seconds", "Duration of HTTP server requests.");
    for (Route route : ROUTES) {
      addRoute(service, route, instance, family);
    }
    for (String method : List.of("GET", "POST")) {
      Reading active =
          service.wavering(instance + method, method.equals("GET") ? 2.4 : 0.9, 0.6, 30);
      to.gauge("http_server_active_requests", "Number of active HTTP server requests.")
          .with(
              Labels.of("http_request_method", method),
              active.during(APP_SLOW, active.times(MORE_ACTIVE)).whole());
    }
    Wave people = service.demand("people" + instance, 180);
    to.gauge("app_concurrent_users", "People with a live session.")
        .is(((Reading) moment -> people.at(moment.seconds())).whole());
  }

  private static void addRoute(
      ServiceModel service, Route route, String instance, Families.Entry family) {
    Tally all = Tally.of(service.demand(instance + route.path, route.rate));
    Tally failed = all.share(FAILED, APP_ERRORS, FAILED_IN_INCIDENT);
    Tally refused = all.times(0.01);
    Tally good = all.share(0.99 - FAILED, APP_ERRORS, 0.99 - FAILED_IN_INCIDENT);
    family.with(labels(route, route.good), slowed(good, route.median, 0.6));
    family.with(labels(route, "404"), slowed(refused, 0.006, 0.4));
    family.with(labels(route, "500"), slowed(failed, route.median, 0.8));
  }

  private static Distribution slowed(Tally count, double median, double spread) {
    return Distribution.empty()
        .and(count.share(1, APP_SLOW, 0), new Durations(median, spread))
        .and(count.share(0, APP_SLOW, 1), new Durations(median * SLOWER + 1, spread));
  }

  private static Labels labels(Route route, String status) {
    return Labels.of(
        "http_request_method",
        route.method,
        "http_response_status_code",
        status,
        "http_route",
        route.path);
  }
}
