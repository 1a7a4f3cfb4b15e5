package io.hostwatch.dashboards.model;

/**
 * The limits that hosts, services and queues have, as prometheus/rules/thresholds.yml records them:
 * what is compared on which labels follows from the alert's name.
 */
public enum OwnLimits {
  HOSTS("instance", "instance", " group_left ()", "@instance"),
  SERVICES("job", "job", "", "@"),
  QUEUES("queue", "job, queue", "", "@");

  private final String level;
  private final String labels;
  private final String joining;
  private final String place; // a host's limits have no job

  OwnLimits(String level, String labels, String joining, String place) {
    this.level = level;
    this.labels = labels;
    this.joining = joining;
    this.place = place;
  }

  /** What of a recorded series is above its own warning limit of an alert. */
  public static String above(String recorded, String alert) {
    OwnLimits limits = of(alert);
    String warning = "\"%s\",severity=\"warning\"".formatted(alert);
    return "%s{@} > on (%s)%s %s"
        .formatted(recorded, limits.labels, limits.joining, limits.series(warning));
  }

  /** The lowest limits of an alert among what is shown, by severity. */
  static String lowest(String alert) {
    return "min by (severity) (%s)".formatted(of(alert).series("\"" + alert + "\""));
  }

  private String series(String alert) {
    return "%s:hostwatch_threshold:effective{alert=%s,%s}".formatted(level, alert, place);
  }

  private static OwnLimits of(String alert) {
    if (alert.startsWith("App")) {
      return SERVICES;
    }
    return alert.startsWith("Event") ? QUEUES : HOSTS;
  }
}
