package io.hostwatch.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.IntFunction;

/** What people ask of a history that {@link HistoryFill} made, each time a little differently. */
final class HistoryQueries {
  private final SequencedMap<String, IntFunction<String>> all = new LinkedHashMap<>();
  private final Instant now;

  private HistoryQueries(Instant now) {
    this.now = now;
  }

  /** The queries by what they are called, each made from the number of the request. */
  static SequencedMap<String, IntFunction<String>> of(Instant now) {
    HistoryQueries queries = new HistoryQueries(now);
    queries.labels();
    queries.matchers();
    queries.times();
    queries.combinations();
    return queries.all;
  }

  private void labels() {
    all.put("first page", _ -> "");
    all.put("firing", _ -> "status=firing");
    all.put("resolved", _ -> "status=resolved");
    all.put("severity, common", i -> "severity=" + (i % 2 == 0 ? "critical" : "info"));
    all.put("severity, two", _ -> "severity=critical&severity=info");
    all.put("service", i -> matcher("service=service-" + i % Estate.SERVICES));
    all.put("alertname, common", i -> "alertname=Alert00" + i % 10);
    all.put("alertname, rare", i -> "alertname=Alert19" + i % 10);
    all.put("alertname, absent", i -> "alertname=Never" + i);
    all.put("instance", i -> "instance=" + instance(i));
    all.put("pod, rare", i -> matcher("pod=" + pod(i)));
    all.put("label on 1 of 50,000", _ -> matcher("incident=~\".+\""));
  }

  private void matchers() {
    all.put("!= common", _ -> matcher("severity!=warning"));
    all.put("!= rare", i -> matcher("alertname!=Alert19" + i % 10));
    all.put("!= most", _ -> matcher("severity!~\"warning|critical\""));
    all.put("!~ all", _ -> matcher("severity!~\".+\""));
    all.put("!= absent label", _ -> matcher("incident!=\"\""));
    all.put("=~ few values", i -> matcher("alertname=~\"Alert1[0-4]" + i % 10 + "\""));
    all.put("=~ half the instances", _ -> matcher("instance=~\"host-0[0-4].*\""));
    all.put("=~ pods, 10", i -> matcher("pod=~\"pod-%04d.\"".formatted(i * 7 % 2000)));
    all.put("=~ pods, 1000", i -> matcher("pod=~\"pod-%02d.*\"".formatted(i % 20)));
    all.put("=~ absent", i -> matcher("instance=~\"never-" + i + ".*\""));
    all.put("!~ one", i -> matcher("instance!~\"host-00" + i % 10 + ".*\""));
  }

  private void times() {
    all.put("last hour", _ -> from(Duration.ofHours(1)));
    all.put("an hour, days ago", i -> span(Duration.ofHours(24L + i * 5L), Duration.ofHours(1)));
    all.put("a day, weeks ago", i -> span(Duration.ofHours(500L + i * 5L), Duration.ofDays(1)));
    all.put("before the history", _ -> "to=" + now.minus(Duration.ofDays(400)));
  }

  private void combinations() {
    all.put("service and severity", i -> "severity=critical&" + service(i));
    all.put("rare and common", i -> "severity=warning&" + matcher("pod=" + pod(i)));
    all.put("two common, never together", i -> "severity=info&alertname=Alert00" + i % 3);
    all.put("three labels", i -> "severity=warning&alertname=Alert004&" + service(i));
    all.put("firing, service", i -> "status=firing&" + service(i));
    all.put("firing, absent", i -> "status=firing&alertname=Never" + i);
    all.put("label in an old hour", i -> service(i) + "&" + oldHour(i));
    all.put("rare label in an old hour", i -> "alertname=Alert19" + i % 10 + "&" + oldHour(i));
    all.put("resolved, label, last day", i -> "status=resolved&" + service(i) + "&" + lastDay());
    all.put("=~ and severity", i -> "severity=info&" + matcher("instance=~\"host-0[0-4].*\""));
    all.put("=~ and !=", i -> matcher("pod=~\"pod-%03d..\"".formatted(i)) + "&" + notCritical());
    all.put("=~ in an old hour", i -> matcher("instance=~\"host-00.*\"") + "&" + oldHour(i));
  }

  private String oldHour(int i) {
    return span(Duration.ofHours(24L + i * 9L), Duration.ofHours(1));
  }

  private String lastDay() {
    return from(Duration.ofDays(1));
  }

  private String from(Duration ago) {
    return "from=" + now.minus(ago);
  }

  private String span(Duration ago, Duration length) {
    return from(ago) + "&to=" + now.minus(ago).plus(length);
  }

  private static String service(int i) {
    return matcher("service=service-" + i % Estate.SERVICES);
  }

  private static String notCritical() {
    return matcher("severity!=critical");
  }

  private static String instance(int i) {
    return "host-%04d:9100".formatted(i * 37 % Estate.INSTANCES);
  }

  private static String pod(int i) {
    return "pod-%05d".formatted(i * 97 % Estate.PODS);
  }

  private static String matcher(String text) {
    return "matcher=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
