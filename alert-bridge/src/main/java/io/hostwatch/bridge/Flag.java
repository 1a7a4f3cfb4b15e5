package io.hostwatch.bridge;

/** Every flag there is, in the order of {@code --help}; the README's table is held to this list. */
enum Flag {
  CONFIG_FILE(
      "--config.file",
      "FILE",
      "",
      "Sources, receivers and routes; without it every alert goes to the log."),
  STORAGE_PATH(
      "--storage.path", "FILE", "data/hostwatch.db", "The SQLite database; made where it lacks."),
  STORAGE_URL(
      "--storage.url",
      "URL",
      "",
      "The database on a server, instead of the file: jdbc:postgresql://host/database, or"
          + " jdbc:mariadb://host/database for MariaDB and MySQL; bridges may share it."),
  STORAGE_USER("--storage.user", "NAME", "", "Who the bridge is on the server."),
  STORAGE_PASSWORD_FILE(
      "--storage.password-file", "FILE", "", "Holds the password of the user on the server."),
  LISTEN_ADDRESS(
      "--web.listen-address",
      "[HOST]:PORT",
      "127.0.0.1:8080",
      "Where to listen: :8080, 127.0.0.1:8080, [::1]:8080."),
  EXTERNAL_URL(
      "--web.external-url",
      "URL",
      "",
      "Where people reach the bridge, for links in messages; by default where it listens."),
  MAX_BODY_BYTES(
      "--web.max-body-bytes",
      "BYTES",
      "67108864",
      "The largest webhook body; a larger one is answered 413."),
  RECEIPT_RETENTION(
      "--history.receipt-retention", "DURATION", "14d", "How long the raw bodies are kept."),
  EVENT_RETENTION(
      "--history.event-retention",
      "DURATION",
      "30d",
      "How long steps in the middle of an ended alert are kept that nobody was told of."),
  ALERT_RETENTION(
      "--history.alert-retention",
      "DURATION",
      "90d",
      "How long an alert is kept after it ended, with all that was delivered of it."),
  RESOLVED_GRACE(
      "--alerts.resolved-grace",
      "DURATION",
      "6m",
      "How long an end that Prometheus reports waits for Alertmanager's word before people are"
          + " told; more than its group_interval."),
  STALE_AFTER(
      "--alerts.stale-after",
      "DURATION",
      "9h",
      "How long nobody has to speak of an alert until it is marked stale; more than twice the"
          + " longest repeat_interval."),
  ALERTMANAGERS(
      "--alerts.alertmanagers",
      "URLS",
      "",
      "The Alertmanagers of the first source, separated by commas, unless the file lists some;"
          + " they are asked what they hold."),
  POLL_INTERVAL(
      "--alerts.poll-interval", "DURATION", "60s", "How often the Alertmanagers are asked."),
  ALERTMANAGER_UPTIME(
      "--alerts.alertmanager-uptime",
      "DURATION",
      "5m",
      "How long an Alertmanager must have run before what it does not hold counts as over."),
  LOG_LEVEL("--log.level", "LEVEL", "info", "One of debug, info, warn, error."),
  LOG_FORMAT("--log.format", "FORMAT", "logfmt", "One of logfmt, json."),
  HELP("--help", "", "", "Show this help."),
  VERSION("--version", "", "", "Show the version.");

  private final String text;
  private final String form;
  private final String standard;
  private final String meaning;

  Flag(String text, String form, String standard, String meaning) {
    this.text = text;
    this.form = form;
    this.standard = standard;
    this.meaning = meaning;
  }

  /** As it is typed. */
  String text() {
    return text;
  }

  /** What its value looks like, empty for a switch. */
  String form() {
    return form;
  }

  /** The value it has unless given, empty for none. */
  String standard() {
    return standard;
  }

  /** One sentence for {@code --help} and the README. */
  String meaning() {
    return meaning;
  }

  boolean isSwitch() {
    return form.isEmpty();
  }
}
