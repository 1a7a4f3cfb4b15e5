package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.webhook.Admission.Ticket;
import io.hostwatch.bridge.webhook.Decoded.Unreadable;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads what Prometheus posts to {@code /api/v2/alerts}: an array of alerts, or {@code null} for
 * none. One that cannot be understood costs only itself; what follows the array is not read.
 * Thread-safe.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml">postableAlerts</a>
 */
final class AlertsDecoder implements Decoder {
  private final InstantSource clock;

  AlertsDecoder(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Decoded decode(byte[] body, Ticket ticket, Deadline deadline) {
    if (body.length == 0) {
      return new Unreadable("the body is empty, expected a JSON array of alerts");
    }
    PostedAlert form = new PostedAlert(clock.instant().truncatedTo(ChronoUnit.MICROS));
    return JsonBodies.read(body, ticket, deadline, form::alert, AlertsDecoder::read);
  }

  private static Decoded read(JsonParser parser, AlertArray alerts) {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_ARRAY && first != JsonToken.VALUE_NULL) {
      return new Unreadable(
          "expected a JSON array of alerts, found " + (first == null ? "nothing" : first));
    }
    if (first == JsonToken.START_ARRAY) {
      alerts.read("");
    }
    return alerts.message("", "", false, 0);
  }
}
