package io.hostwatch.simulator.backfill;

import io.hostwatch.simulator.backfill.PrometheusServer.Found;
import io.hostwatch.simulator.exposition.TimeRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What a recording rule makes, from one range of times to the next. Not thread-safe. */
final class RecordedPast implements RulePast {
  private final Rule rule;
  private final Map<String, String> added = new HashMap<>();
  private final Map<SortedMap<String, String>, Track> tracks = new HashMap<>();

  RecordedPast(Rule rule) {
    this.rule = rule;
    added.putAll(rule.labels());
    added.put(NAME, rule.name());
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public List<Found> made(List<Found> found, TimeRange range) {
    Map<SortedMap<String, String>, Samples> values = RulePast.labelled(found, added);
    values.keySet().forEach(labels -> tracks.computeIfAbsent(labels, _ -> new Track()));
    List<Found> made = new ArrayList<>();
    tracks.forEach(
        (labels, track) ->
            made.add(
                new Found(labels, on(range, values.getOrDefault(labels, new Samples()), track))));
    tracks.values().removeIf(track -> !track.isAlive());
    return made;
  }

  /** The values at the range's times, and a mark where there are none any more. */
  private static Samples on(TimeRange range, Samples values, Track track) {
    Samples out = new Samples();
    int next = 0;
    for (long time = range.from(); time < range.to(); time += range.step()) {
      if (next < values.size() && values.time(next) == time) {
        track.present(out, time, values.value(next++));
      } else {
        track.absent(out, time);
      }
    }
    return out;
  }
}
