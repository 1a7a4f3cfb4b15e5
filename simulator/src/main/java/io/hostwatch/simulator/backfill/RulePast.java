package io.hostwatch.simulator.backfill;

import io.hostwatch.simulator.backfill.PrometheusServer.Found;
import io.hostwatch.simulator.exposition.TimeRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a rule makes, from one range of times to the next that follows. Not thread-safe. */
sealed interface RulePast permits RecordedPast, AlertPast {
  /** The label that holds a series' name. */
  String NAME = "__name__";

  /** One that has made nothing yet. */
  static RulePast of(Rule rule) {
    return rule.isAlert() ? new AlertPast(rule) : new RecordedPast(rule);
  }

  /**
   * The samples of what was found, by labels: without the name that the expression left, and with
   * what the rule adds.
   */
  static Map<SortedMap<String, String>, Samples> labelled(
      List<Found> found, Map<String, String> more) {
    Map<SortedMap<String, String>, Samples> labelled = new HashMap<>();
    for (Found series : found) {
      SortedMap<String, String> labels = new TreeMap<>(series.labels());
      labels.remove(NAME);
      labels.putAll(more);
      labelled.put(labels, series.samples());
    }
    return labelled;
  }

  Rule rule();

  /** The series made of what its expression gives at each time of the range. */
  List<Found> made(List<Found> found, TimeRange range);
}
