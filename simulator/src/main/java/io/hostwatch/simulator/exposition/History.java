package io.hostwatch.simulator.exposition;

import io.hostwatch.simulator.incident.Script;
import io.hostwatch.simulator.model.Family;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.MetricType;
import io.hostwatch.simulator.model.Moment;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Series;
import io.hostwatch.simulator.model.Target;
import io.hostwatch.simulator.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The past of a world as OpenMetrics text, as {@code promtool tsdb create-blocks-from openmetrics}
 * reads it: family by family, in it series by series, each in the order of time.
 *
 * <p>Every series has the labels {@code job} and {@code instance} that a scrape would give it, and
 * {@code up} tells when a target answered. What is written is not kept: the memory needed does not
 * depend on the range. Not thread-safe.
 */
public final class History {
  private static final int FULL = 1 << 16;
  private static final Series UP = new Series("", Labels.NONE, Reading.of(1));
  private static final Family UPS =
      new Family("up", MetricType.GAUGE, "Whether the target answered.", List.of(UP));

  private final World world;
  private final Script script;
  private final TimeRange range;
  private final Ascii text = new Ascii();

  /** The history of a world in which a script happened. */
  public History(World world, Script script, TimeRange range) {
    this.world = world;
    this.script = script;
    this.range = range;
  }

  /** Writes all of it; a failure of the stream is passed on. */
  public void writeTo(OutputStream out) throws IOException {
    text.append(TargetText.ascii(TextForm.OPEN_METRICS.head(UPS)));
    for (Target target : world.targets()) {
      write(target, UPS, UP, out);
    }
    for (List<Found> sameName : byName().values()) {
      Family any = sameName.getFirst().family;
      text.append(TargetText.ascii(TextForm.OPEN_METRICS.head(any)));
      for (Found found : sameName) {
        for (Series series : found.family.series()) {
          write(found.target, found.family, series, out);
        }
      }
    }
    text.append(TargetText.ascii(TextForm.OPEN_METRICS.end())).drainTo(out);
    out.flush();
  }

  private Map<String, List<Found>> byName() {
    Map<String, List<Found>> byName = new LinkedHashMap<>();
    for (Target target : world.targets()) {
      for (Family family : target.families()) {
        byName
            .computeIfAbsent(family.name(), _ -> new ArrayList<>())
            .add(new Found(target, family));
      }
    }
    return byName;
  }

  private void write(Target target, Family family, Series series, OutputStream out)
      throws IOException {
    Labels scraped = Labels.of("instance", target.instance(), "job", target.job());
    boolean up = family.name().equals(UPS.name());
    byte[] start = TargetText.ascii(TargetText.sample(family, series, scraped));
    for (long at = range.from(); at < range.to(); at += range.step()) {
      Optional<Moment> moment = World.moment(target, at / 1000.0, script);
      if (moment.isPresent()) {
        line(start, series.reading().at(moment.get()), at);
      } else if (up) {
        line(start, 0, at);
      }
      if (text.length() > FULL) {
        text.drainTo(out);
      }
    }
  }

  private void line(byte[] start, double value, long at) {
    text.append(start).append(value).append(' ').append(at / 1000);
    if (at % 1000 != 0) {
      text.append('.').append(TargetText.ascii("%03d".formatted(at % 1000)));
    }
    text.append('\n');
  }

  /** A family, and whose it is. */
  private record Found(Target target, Family family) {}
}
