package io.hostwatch.simulator.backfill;

import io.hostwatch.simulator.exposition.TimeRange;
import io.hostwatch.simulator.incident.Script;
import io.hostwatch.simulator.model.Family;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Moment;
import io.hostwatch.simulator.model.Series;
import io.hostwatch.simulator.model.Target;
import io.hostwatch.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What scrapes of one target would have brought, from one range to the next. Not thread-safe. */
final class TargetPast {
  private final Target target;
  private final Script script;
  private final List<Line> lines = new ArrayList<>();

  TargetPast(Target target, Script script) {
    this.target = target;
    this.script = script;
    for (Family family : target.families()) {
      family
          .series()
          .forEach(one -> lines.add(new Line(family.name() + one.suffix(), one, new Track())));
    }
  }

  /** Takes each series and its samples. */
  interface Sink {
    void take(SortedMap<String, String> labels, Samples samples)
        throws BackfillException, InterruptedException;
  }

  /** Without its labels, which are made for each range and need no memory between. */
  private record Line(String name, Series series, Track track) {}

  /** Reads the target at each time of the range; while it has crashed only {@code up} is there. */
  void read(TimeRange range, Sink sink) throws BackfillException, InterruptedException {
    List<Optional<Moment>> moments = new ArrayList<>();
    Samples up = new Samples();
    for (long time = range.from(); time < range.to(); time += range.step()) {
      Optional<Moment> moment = World.moment(target, time / 1000.0, script);
      moments.add(moment);
      up.add(time, moment.isPresent() ? 1 : 0);
    }
    sink.take(labels("up", Labels.NONE), up);
    for (Line line : lines) {
      Samples samples = new Samples();
      long time = range.from();
      for (Optional<Moment> moment : moments) {
        if (moment.isPresent()) {
          line.track.present(samples, time, line.series.reading().at(moment.get()));
        } else {
          line.track.absent(samples, time);
        }
        time += range.step();
      }
      sink.take(labels(line.name, line.series.labels()), samples);
    }
  }

  private SortedMap<String, String> labels(String name, Labels own) {
    SortedMap<String, String> labels = LabelText.parse(own);
    labels.put("__name__", name);
    labels.put("job", target.job());
    labels.put("instance", target.instance());
    return labels;
  }
}
