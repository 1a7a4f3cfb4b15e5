package io.hostwatch.bridge.webhook;

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
  private final JsonBodies bodies = new JsonBodies();

  @Override
  public Decoded decode(byte[] body, Deadline deadline) {
    if (body.length == 0) {
      return new Unreadable("the body is empty, expected a JSON object");
    }
    AlertReader alert = new AlertReader();
    return bodies.read(
        body, deadline, alert::read, (parser, alerts) -> new MessageReader(parser, alerts).read());
  }
}
