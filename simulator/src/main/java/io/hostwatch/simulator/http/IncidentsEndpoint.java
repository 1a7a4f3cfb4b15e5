package io.hostwatch.simulator.http;

import io.hostwatch.simulator.incident.Incident;
import io.hostwatch.simulator.incident.IncidentException;
import io.hostwatch.simulator.incident.IncidentReader;
import io.hostwatch.simulator.world.RunningScript;
import io.hostwatch.simulator.world.World;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /incidents}: lists them, and begins one. */
final class IncidentsEndpoint implements Endpoint {
  private final World world;
  private final RunningScript script;
  private final Clock clock;

  IncidentsEndpoint(World world, RunningScript script, Clock clock) {
    this.world = world;
    this.script = script;
    this.clock = clock;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    if (!request.path().equals("/incidents")) {
      return Answer.notFound();
    }
    if (request.reads()) {
      double now = clock.millis() / 1000.0;
      return Answer.json(
          200,
          Json.array(
              script.now().incidents().stream().map(incident -> json(incident, now)).toList()));
    }
    return request.is("POST") ? begin(request) : Answer.methodNotAllowed();
  }

  private Answer begin(Request request) throws IOException {
    // Browsers say where a page is from; no page has business here.
    if (!request.header("Origin").isEmpty()) {
      return Answer.status(403, "not for pages\n");
    }
    try {
      Incident incident =
          new IncidentReader(ZonedDateTime.now(clock), world::isHost).read(request.body());
      script.add(incident);
      return Answer.json(201, json(incident, clock.millis() / 1000.0));
    } catch (IncidentException e) {
      return Answer.status(400, e.getMessage() + "\n");
    }
  }

  private static String json(Incident incident, double now) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("kind", incident.kind().text());
    fields.put("host", incident.host());
    fields.put("from", instant(incident.window().from()));
    fields.put("until", instant(incident.window().until()));
    fields.put("state", state(incident, now));
    return Json.object(fields);
  }

  private static String state(Incident incident, double now) {
    if (incident.window().holds(now)) {
      return "active";
    }
    return now < incident.window().from() ? "pending" : "over";
  }

  private static String instant(double seconds) {
    return Instant.ofEpochMilli(Math.round(1000 * seconds)).toString();
  }
}
