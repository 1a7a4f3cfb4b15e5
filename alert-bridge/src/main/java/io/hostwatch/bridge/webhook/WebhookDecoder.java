package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.webhook.Admission.Ticket;
import io.hostwatch.bridge.webhook.Decoded.Unreadable;

/**
 * Reads the body of Alertmanager's webhook, version 4. Unknown members are ignored, since every
 * release adds some; an alert that cannot be understood costs only itself.
 *
 * <p>The fingerprints in the body are not read: other senders compute them differently, and the
 * identity of an alert must not depend on who sent it. Thread-safe.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">the
 *     format</a>
 */
final class WebhookDecoder implements Decoder {
  @Override
  public Decoded decode(byte[] body, Ticket ticket, Deadline deadline) {
    if (body.length == 0) {
      return new Unreadable("the body is empty, expected a JSON object");
    }
    return JsonBodies.read(
        body,
        ticket,
        deadline,
        WebhookDecoder::alert,
        (parser, alerts) -> new MessageReader(parser, alerts).read());
  }

  private static Alert alert(ReportedAlert said) {
    AlertStatus status = status(said.status());
    return new Alert(
        status,
        said.identity(),
        said.annotations(),
        said.startsAt()
            .orElseThrow(
                () -> new BadAlertException("startsAt: expected an RFC 3339 time, found none")),
        // Only the status says that an alert ended: while it fires, its end is a lease or year 1.
        said.endsAt().filter(_ -> status == AlertStatus.RESOLVED),
        said.generatorUrl());
  }

  private static AlertStatus status(String said) {
    for (AlertStatus status : AlertStatus.values()) {
      if (said.equals('"' + status.text() + '"')) {
        return status;
      }
    }
    throw new BadAlertException("status: expected \"firing\" or \"resolved\", found " + said);
  }
}
