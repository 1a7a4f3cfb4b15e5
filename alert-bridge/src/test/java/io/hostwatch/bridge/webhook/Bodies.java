package io.hostwatch.bridge.webhook;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies as Alertmanager sends them, and others. */
public final class Bodies {
  private Bodies() {}

  /** A version 4 message with these alerts. */
  public static String message(String... alerts) {
    return "{\"receiver\":\"bridge\",\"status\":\"firing\",\"alerts\":["
        + String.join(",", alerts)
        + "],\"version\":\"4\",\"groupKey\":\"{}:{}\",\"truncatedAlerts\":0}";
  }

  /** An alert with these members added, where there are any. */
  public static String alert(String status, String more) {
    return "{\"status\":\"%s\",\"labels\":{\"alertname\":\"Test\"},%s\"startsAt\":\"2026-03-01T10:00:00Z\"}"
        .formatted(status, more.isEmpty() ? "" : more + ",");
  }

  /** A firing alert of its own identity. */
  public static String alertOf(String instance) {
    return "{\"status\":\"firing\",\"labels\":{\"alertname\":\"Test\",\"instance\":\"%s\"},\"startsAt\":\"2026-03-01T10:00:00Z\"}"
        .formatted(instance);
  }

  /** A message of about {@code bytes} bytes, in alerts of 1 KiB. */
  public static String messageOf(int bytes) {
    String filler = "x".repeat(900);
    return message(
        IntStream.range(0, bytes / 1024)
            .mapToObj(
                i ->
                    "{\"status\":\"firing\",\"labels\":{\"alertname\":\"Big\",\"n\":\"%d\"},\"annotations\":{\"d\":\"%s\"},\"startsAt\":\"2026-03-01T10:00:00Z\"}"
                        .formatted(i, filler))
            .collect(Collectors.joining(",")));
  }
}
