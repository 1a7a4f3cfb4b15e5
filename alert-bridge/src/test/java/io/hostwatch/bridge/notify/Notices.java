package io.hostwatch.bridge.notify;

import io.hostwatch.bridge.alert.CloseReason;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Fingerprint;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.Labels;
import io.hostwatch.bridge.alert.Telling;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Notices for tests: one alert of a busy processor, and whatever a test makes of it. */
public final class Notices {
  /** When the sample alert began. */
  public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private static final Map<String, String> LABELS =
      Map.of(
          "alertname", "HostCpuSaturated",
          "instance", "web-1:9100",
          "job", "node",
          "severity", "critical");
  private static final Map<String, String> ANNOTATIONS =
      Map.of(
          "summary", "CPU of web-1:9100 is busy",
          "description", "97 % over 2 minutes, above 95 %.",
          "runbook_url", "https://example.org/runbooks/cpu");

  private Notices() {}

  /** The sample alert begins. */
  public static Notice firing() {
    return of(LABELS, ANNOTATIONS, EventType.FIRED);
  }

  /** The sample alert ends after five minutes. */
  public static Notice resolved() {
    return of(LABELS, ANNOTATIONS, EventType.RESOLVED);
  }

  /** The sample alert begins, with these labels besides its own. */
  public static Notice withLabels(Map<String, String> more) {
    Map<String, String> labels = new HashMap<>(LABELS);
    labels.putAll(more);
    return of(labels, ANNOTATIONS, EventType.FIRED);
  }

  /** The sample alert begins, with these annotations besides its own. */
  public static Notice withAnnotations(Map<String, String> more) {
    Map<String, String> annotations = new HashMap<>(ANNOTATIONS);
    annotations.putAll(more);
    return of(LABELS, annotations, EventType.FIRED);
  }

  /** An alert with exactly these labels and annotations. */
  public static Notice of(
      Map<String, String> labels, Map<String, String> annotations, EventType type) {
    boolean ended = type.isEnd();
    Instant end = START.plus(Duration.ofMinutes(5));
    Labels all = Labels.of(labels);
    Episode episode =
        new Episode(
            new Id(1001),
            "alertmanager",
            Fingerprint.of(all),
            all,
            Labels.of(annotations),
            "http://prometheus.example.org:9090/graph?g0.expr=up",
            START,
            START,
            ended ? end : START,
            ended ? Optional.of(end) : Optional.empty(),
            ended ? Optional.of(CloseReason.RESOLVED) : Optional.empty(),
            false,
            Telling.NOTIFIED,
            ended ? 2 : 1);
    EpisodeEvent event =
        new EpisodeEvent(
            new Id(ended ? 2002 : 2001),
            episode.id(),
            episode.lastSequence(),
            type,
            ended ? end : START,
            "");
    URI history = URI.create("http://bridge.example.org:8080/alerts/" + episode.id());
    return new Notice(new Id(ended ? 3002 : 3001), 1, episode, event, history);
  }
}
