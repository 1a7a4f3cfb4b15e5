package io.hostwatch.simulator.backfill;

import io.hostwatch.simulator.backfill.PrometheusServer.Found;
import io.hostwatch.simulator.exposition.TimeRange;
import java.util.List;

/** What a rule makes, from one range of times to the next that follows. Not thread-safe. */
sealed interface RulePast permits RecordedPast, AlertPast {

  /** One that has made nothing yet. */
  static RulePast of(Rule rule) {
    return rule.isAlert() ? new AlertPast(rule) : new RecordedPast(rule);
  }

  Rule rule();

  /** The series made of what its expression gives at each time of the range. */
  List<Found> made(List<Found> found, TimeRange range);
}
