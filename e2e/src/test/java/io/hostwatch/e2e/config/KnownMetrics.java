package io.hostwatch.e2e.config;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every metric that a dashboard may ask for, with where it comes from. */
final class KnownMetrics {

  private static final Pattern DESCRIBED = Pattern.compile("(?m)^# {3}([a-z][a-z_]+)\\b");
  private static final Pattern LISTED = Pattern.compile("`(\\w+)`");
  private static final String RESOURCES = "e2e/src/test/resources/io/hostwatch/e2e/";

  /** What Prometheus makes itself. */
  private static final Set<String> OF_EVERY_SERVER =
      Set.of(
          "up",
          "ALERTS",
          "ALERTS_FOR_STATE",
          "scrape_duration_seconds",
          "scrape_samples_scraped",
          "scrape_series_added",
          "scrape_samples_post_metric_relabeling");

  /** Of hosts, beyond the fixture's and the names of the dashboards that others publish. */
  private static final Set<String> OF_HOSTS =
      Set.of("node_scrape_collector_duration_seconds", "node_scrape_collector_success");

  private static final Set<String> ALL = all();

  private KnownMetrics() {}

  static boolean contains(String name) {
    return ALL.contains(name) || ALL.contains(name.replaceAll("_(bucket|count|sum)$", ""));
  }

  private static Set<String> all() {
    Set<String> all = new TreeSet<>(OF_EVERY_SERVER);
    all.addAll(OF_HOSTS);
    all.add("hostwatch_threshold");
    Rules.records().forEach(all::add);
    Rules.files().stream().flatMap(file -> found(DESCRIBED, Checkout.text(file))).forEach(all::add);
    Stream.of("alert-bridge/README.md", "exporter/README.md")
        .flatMap(file -> found(LISTED, text(file)))
        .forEach(all::add);
    found(
            Pattern.compile("(?m)^# TYPE (\\w+) "),
            text("exporter/src/test/resources/io/hostwatch/exporter/linux/fixture-host.prom"))
        .forEach(all::add);
    Stream.of(
            "dropin/node-exporter-full.txt",
            "dropin/node-mixin.txt",
            "config/prometheus-3.5.txt",
            "config/alertmanager-0.33.txt")
        .flatMap(list -> text(RESOURCES + list).lines())
        .forEach(all::add);
    return all;
  }

  private static Stream<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().map(name -> name.group(1));
  }

  private static String text(String path) {
    return Checkout.text(Checkout.path(path));
  }
}
