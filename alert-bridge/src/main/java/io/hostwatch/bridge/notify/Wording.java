package io.hostwatch.bridge.notify;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Labels;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a notice says, in the same words on every channel. All text is free of control characters,
 * none is shortened or escaped: that is the channel's part.
 */
public final class Wording {
  private static final int STEPS_SHOWN = 6;
  private static final List<String> FIRST = List.of("severity", "instance", "job");

  private final Notice notice;
  private final Episode episode;

  /** Words {@code notice}. */
  public Wording(Notice notice) {
    this.notice = notice;
    this.episode = notice.episode();
  }

  /** A link under its name. */
  public record Link(String name, URI address) {}

  /** {@code FIRING} or {@code RESOLVED}. */
  public String state() {
    return isResolved() ? "RESOLVED" : "FIRING";
  }

  /** The state as one character and in words. */
  public String badge() {
    return (isResolved() ? "✅ " : "🔥 ") + state();
  }

  /** Whether the notice tells of an end. */
  public boolean isResolved() {
    return notice.status() == AlertStatus.RESOLVED;
  }

  /** The alert's name. */
  public String name() {
    String name = PlainText.line(episode.labels().alertname());
    return name.isEmpty() ? "unnamed alert" : name;
  }

  /**
   * Name and instance, the same for every notice of an alert, so that mail clients find what
   * belongs together.
   */
  public String subject() {
    String instance = PlainText.line(episode.labels().orEmpty("instance"));
    return instance.isEmpty() ? name() : name() + " on " + instance;
  }

  /** The annotation {@code summary}, else the subject. */
  public String summary() {
    String summary = PlainText.line(episode.annotations().orEmpty("summary"));
    return summary.isEmpty() ? subject() : summary;
  }

  /** The annotation {@code description}, else {@code message}, else the empty string. */
  public String description() {
    Labels annotations = episode.annotations();
    return PlainText.lines(
        annotations.get("description").orElseGet(() -> annotations.orEmpty("message")));
  }

  /** The labels but the name, those first that tell most. */
  public Map<String, String> labels() {
    Map<String, String> ordered = new LinkedHashMap<>();
    FIRST.forEach(name -> episode.labels().get(name).ifPresent(v -> put(ordered, name, v)));
    episode.labels().values().forEach((name, value) -> put(ordered, name, value));
    ordered.remove("alertname");
    return ordered;
  }

  /** When it began. */
  public Instant began() {
    return episode.startsAt();
  }

  /** When it ended, only of a notice that tells so. */
  public Optional<Instant> ended() {
    return isResolved()
        ? Optional.of(episode.endedAt().orElse(notice.event().at()))
        : Optional.empty();
  }

  /** How long it lasted, such as {@code 2 h 5 min}; only of a notice that tells of its end. */
  public Optional<String> lasted() {
    return ended().map(end -> words(Duration.between(began(), end)));
  }

  /**
   * What is unusual about the notice, in a few sentences: that it is late and stands for others,
   * that the alert is over meanwhile, that it repeats one that did not arrive. Mostly empty.
   */
  public Optional<String> note() {
    List<String> notes = new ArrayList<>();
    if (notice.isRepetition()) {
      notes.add(
          "Sent anew, since it could not be delivered before; it tells how the alert stands.");
    }
    if (!notice.standsFor().isEmpty()) {
      notes.add(standsFor());
    }
    if (!isResolved() && episode.endedAt().isPresent()) {
      notes.add("It has ended meanwhile.");
    }
    return notes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", notes));
  }

  private String standsFor() {
    List<String> steps =
        Stream.concat(notice.standsFor().stream(), Stream.of(notice.event()))
            .map(event -> event.type().isEnd() ? "ended" : "fired")
            .toList();
    int shown = Math.min(steps.size(), STEPS_SHOWN);
    String more = steps.size() > shown ? "… " : "";
    return "Told late and once for all of: %s%s."
        .formatted(more, String.join(", ", steps.subList(steps.size() - shown, steps.size())));
  }

  /** History, runbook, dashboard and query, as far as there are web addresses of them. */
  public List<Link> links() {
    List<Link> links = new ArrayList<>();
    links.add(new Link("History", notice.historyUrl()));
    add(links, "Runbook", episode.annotations().orEmpty("runbook_url"));
    add(links, "Dashboard", episode.annotations().orEmpty("dashboard_url"));
    add(links, "Query", episode.generatorUrl());
    return links;
  }

  /** The colour of the state and, while it fires, of the severity, as {@code #rrggbb}. */
  public String colour() {
    if (isResolved()) {
      return "#2eb886";
    }
    return switch (episode.labels().orEmpty("severity")) {
      case "warning", "medium" -> "#e8912d";
      case "info", "low", "none" -> "#3f7fbf";
      default -> "#a30200";
    };
  }

  private static void put(Map<String, String> labels, String name, String value) {
    labels.putIfAbsent(PlainText.line(name), PlainText.line(value));
  }

  private static void add(List<Link> links, String name, String address) {
    webAddress(address).ifPresent(uri -> links.add(new Link(name, uri)));
  }

  private static Optional<URI> webAddress(String text) {
    try {
      URI uri = URI.create(text.strip());
      boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return isWeb && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a link that leads nowhere is left out, the notice still goes
    }
  }

  private static String words(Duration time) {
    Duration span = time.isNegative() ? Duration.ZERO : time;
    if (span.toDays() > 0) {
      return span.toDays() + " d " + span.toHoursPart() + " h";
    }
    if (span.toHours() > 0) {
      return span.toHours() + " h " + span.toMinutesPart() + " min";
    }
    return span.toMinutes() > 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
  }
}
