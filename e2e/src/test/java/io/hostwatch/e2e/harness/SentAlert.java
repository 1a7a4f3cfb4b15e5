package io.hostwatch.e2e.harness;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One alert as a case sends it, by Alertmanager's webhook or by Prometheus' way to Alertmanager.
 */
public record SentAlert(boolean firing, Map<String, String> labels, Instant startsAt) {

  private static final String NEVER = "0001-01-01T00:00:00Z";

  /** A firing alert that began now. */
  public static SentAlert firing(String alertname, String instance) {
    Map<String, String> labels =
        Map.of("alertname", alertname, "instance", instance, "severity", "warning");
    return new SentAlert(true, labels, Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  /** The same alert, over. */
  public SentAlert resolved() {
    return new SentAlert(false, labels, startsAt);
  }

  /** The same alert with one more label. */
  public SentAlert with(String label, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(label, value);
    return new SentAlert(firing, more, startsAt);
  }

  /** A webhook body, version 4, with these alerts. */
  public static String webhookBody(List<SentAlert> alerts) {
    return Json.write(webhook(alerts.stream().map(SentAlert::inWebhook).toList()));
  }

  /** A webhook body, version 4, whose alerts are whatever is given. */
  public static Map<String, Object> webhook(List<? extends Object> alerts) {
    Map<String, Object> body = new TreeMap<>();
    body.put("version", "4");
    body.put("groupKey", "{}:{}");
    body.put("truncatedAlerts", 0);
    body.put("receiver", "bridge");
    body.put("status", "firing");
    body.put("alerts", alerts);
    body.put("groupLabels", Map.of());
    body.put("commonLabels", Map.of());
    body.put("commonAnnotations", Map.of());
    body.put("externalURL", "http://alertmanager.example.org");
    return body;
  }

  /** As one of a webhook body's alerts. */
  public Map<String, Object> inWebhook() {
    Map<String, Object> alert = new TreeMap<>(common());
    alert.put("status", firing ? "firing" : "resolved");
    alert.put("endsAt", firing ? NEVER : end());
    return alert;
  }

  /** As one of the array that {@code /api/v2/alerts} takes; a firing one holds for minutes. */
  public static String apiBody(List<SentAlert> alerts) {
    return Json.write(alerts.stream().map(SentAlert::inApi).toList());
  }

  /** As one of the array that {@code /api/v2/alerts} takes. */
  public Map<String, Object> inApi() {
    Map<String, Object> alert = new TreeMap<>(common());
    alert.put("endsAt", firing ? Instant.now().plusSeconds(300).toString() : end());
    return alert;
  }

  private Map<String, Object> common() {
    return Map.of(
        "labels",
        labels,
        "annotations",
        Map.of("summary", "Sent by a test.", "description", "Nothing is wrong."),
        "startsAt",
        startsAt.toString(),
        "generatorURL",
        "http://prometheus.example.org/graph");
  }

  private String end() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return (now.isAfter(startsAt) ? now : startsAt.plusMillis(1)).toString();
  }
}
