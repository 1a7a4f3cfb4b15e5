package io.hostwatch.simulator.backfill;

import io.hostwatch.simulator.backfill.PrometheusServer.Found;
import io.hostwatch.simulator.exposition.TimeRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an alerting rule makes: {@code ALERTS} and {@code ALERTS_FOR_STATE}, pending, firing and
 * firing on as a Prometheus that evaluates at these times has them. Not thread-safe.
 */
final class AlertPast implements RulePast {
  private static final long NEVER = -1;

  private final Rule rule;
  private final Map<String, String> added = new HashMap<>();
  private final Map<SortedMap<String, String>, Alert> alerts = new HashMap<>();

  AlertPast(Rule rule) {
    this.rule = rule;
    added.putAll(rule.labels());
    added.put("alertname", rule.name());
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public List<Found> made(List<Found> found, TimeRange range) {
    Map<SortedMap<String, String>, Samples> values = RulePast.labelled(found, added);
    values.keySet().forEach(labels -> alerts.computeIfAbsent(labels, _ -> new Alert()));
    List<Found> made = new ArrayList<>();
    alerts.forEach(
        (labels, alert) -> {
          alert.follow(range, values.getOrDefault(labels, new Samples()));
          made.add(new Found(with(labels, Rule.ALERTS, "pending"), alert.drainPending()));
          made.add(new Found(with(labels, Rule.ALERTS, "firing"), alert.drainFiring()));
          made.add(new Found(with(labels, "ALERTS_FOR_STATE", ""), alert.drainSince()));
        });
    alerts.values().removeIf(alert -> alert.since == NEVER);
    return made;
  }

  private static SortedMap<String, String> with(
      SortedMap<String, String> labels, String name, String state) {
    SortedMap<String, String> all = new TreeMap<>(labels);
    all.put(NAME, name);
    if (!state.isEmpty()) {
      all.put("alertstate", state);
    }
    return all;
  }

  /** One alert of the rule. */
  private final class Alert {
    private final Track pending = new Track();
    private final Track firing = new Track();
    private final Track state = new Track();
    private Samples pendings = new Samples();
    private Samples firings = new Samples();
    private Samples states = new Samples();
    private long since = NEVER;
    private long lingersSince = NEVER;
    private boolean fires;

    void follow(TimeRange range, Samples values) {
      int next = 0;
      for (long time = range.from(); time < range.to(); time += range.step()) {
        boolean holds = next < values.size() && values.time(next) == time;
        next += holds ? 1 : 0;
        evaluate(time, holds);
        note(time);
      }
    }

    private void evaluate(long time, boolean holds) {
      if (holds) {
        since = since == NEVER ? time : since;
        lingersSince = NEVER;
      } else if (fires) {
        lingersSince = lingersSince == NEVER ? time : lingersSince;
        if (time - lingersSince >= rule.lingers().toMillis()) {
          end();
        }
      } else {
        end();
      }
      fires |= since != NEVER && time - since >= rule.waits().toMillis();
    }

    private void end() {
      since = NEVER;
      lingersSince = NEVER;
      fires = false;
    }

    private void note(long time) {
      note(pending, pendings, time, since != NEVER && !fires, 1);
      note(firing, firings, time, fires, 1);
      note(state, states, time, since != NEVER, since / 1000.0);
    }

    private static void note(Track track, Samples out, long time, boolean there, double value) {
      if (there) {
        track.present(out, time, value);
      } else {
        track.absent(out, time);
      }
    }

    Samples drainPending() {
      Samples drained = pendings;
      pendings = new Samples();
      return drained;
    }

    Samples drainFiring() {
      Samples drained = firings;
      firings = new Samples();
      return drained;
    }

    Samples drainSince() {
      Samples drained = states;
      states = new Samples();
      return drained;
    }
  }
}
