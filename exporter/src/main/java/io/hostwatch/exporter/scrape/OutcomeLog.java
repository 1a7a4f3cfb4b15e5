package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.scrape.Plan.Conflict;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once what goes wrong, not on every scrape: a collector's trouble when it begins, changes or
 * ends, a left-out family the first time. Thread-safe.
 */
final class OutcomeLog {
  private static final Logger LOG = LoggerFactory.getLogger(Scraper.class);
  private static final String FINE = "";
  private static final int MOST_CONFLICTS = 1000;

  private final Map<CollectorName, String> troubles = new ConcurrentHashMap<>();
  private final Set<Conflict> conflicts = ConcurrentHashMap.newKeySet();

  void outcome(CollectorName name, CollectorOutcome outcome) {
    if (outcome instanceof CollectorOutcome.Succeeded && !troubles.containsKey(name)) {
      return;
    }
    String trouble =
        switch (outcome) {
          case CollectorOutcome.Succeeded _ -> FINE;
          case CollectorOutcome.Absent absent -> absent.reason();
          case CollectorOutcome.Failed failed -> failed.reason();
          case CollectorOutcome.Stalled _ -> "stalled";
        };
    String before = trouble.equals(FINE) ? troubles.remove(name) : troubles.put(name, trouble);
    if (!trouble.equals(before == null ? FINE : before)) {
      say(name, outcome);
    }
  }

  void leftOut(Conflict conflict) {
    if (conflicts.size() < MOST_CONFLICTS && conflicts.add(conflict)) {
      LOG.atWarn()
          .addKeyValue("family", conflict.family())
          .addKeyValue("reason", conflict.reason().label())
          .log("samples left out, said once");
    }
  }

  private static void say(CollectorName name, CollectorOutcome outcome) {
    var event =
        switch (outcome) {
          case CollectorOutcome.Succeeded _ -> LOG.atInfo();
          case CollectorOutcome.Absent _ -> LOG.atDebug();
          case CollectorOutcome.Failed _, CollectorOutcome.Stalled _ -> LOG.atWarn();
        };
    event = event.addKeyValue("collector", name);
    switch (outcome) {
      case CollectorOutcome.Succeeded _ -> event.log("collector recovered");
      case CollectorOutcome.Absent absent ->
          event.addKeyValue("reason", absent.reason()).log("collector found no data");
      case CollectorOutcome.Failed failed ->
          event.addKeyValue("reason", failed.reason()).log("collector failed");
      case CollectorOutcome.Stalled stalled ->
          event
              .addKeyValue("running", stalled.duration())
              .log("collector did not return in time; not started again until it does");
    }
  }
}
