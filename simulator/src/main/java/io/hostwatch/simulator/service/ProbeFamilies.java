package io.hostwatch.simulator.service;

import static io.hostwatch.simulator.incident.IncidentKind.APP_SLOW;
import static io.hostwatch.simulator.incident.IncidentKind.CERTIFICATE_EXPIRES;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Reading;

/** What blackbox_exporter says of a page. */
final class ProbeFamilies {
  private static final double DAY = 86400;
  private static final double RENEWED_EVERY = 60 * DAY;
  private static final double LEFT_THEN = 30 * DAY;
  private static final double LEFT_IN_INCIDENT = 2 * DAY;
  private static final double SLOW = 4;

  private ProbeFamilies() {}

  /** The families of a page; the certificate of the first is the one that an incident is about. */
  static void add(ServiceModel service, String url, boolean first, Families to) {
    to.gauge("probe_success", "Whether the probe was a success.").is(Reading.of(1));
    to.gauge("probe_duration_seconds", "How long the probe took.")
        .is(service.wavering(url, 0.12, 0.4, 45).during(APP_SLOW, Reading.of(SLOW)));
    to.gauge("probe_http_status_code", "The status of the answer.").is(Reading.of(200));
    Reading renewed = expiry(service.seed().between("cert" + url, 0, RENEWED_EVERY));
    Reading expiring = moment -> Math.floor(moment.seconds() / DAY) * DAY + LEFT_IN_INCIDENT;
    to.gauge("probe_ssl_earliest_cert_expiry", "When the first certificate of the chain expires.")
        .is(first ? renewed.during(CERTIFICATE_EXPIRES, expiring) : renewed);
  }

  // Renewed every 60 days, when 30 are left.
  private static Reading expiry(double phase) {
    return moment -> {
      double renewals = Math.floor((moment.seconds() + phase) / RENEWED_EVERY);
      return Math.floor((renewals + 1) * RENEWED_EVERY - phase + LEFT_THEN);
    };
  }
}
