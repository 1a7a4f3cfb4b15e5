package io.hostwatch.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A histogram of durations: how many there were, by how long each took. */
public final class Distribution {
  private static final double[] BOUNDS = {
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
  };

  private final List<Part> parts;

  private Distribution(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** No duration yet. */
  public static Distribution empty() {
    return new Distribution(List.of());
  }

  /** These as well. */
  public Distribution and(Tally count, Durations durations) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(count, durations));
    return new Distribution(more);
  }

  List<Series> series(Labels labels) {
    List<Series> series = new ArrayList<>();
    for (double bound : BOUNDS) {
      Labels le = labels.and(Labels.of("le", Double.toString(bound)));
      Reading within = sum(part -> part.durations.within(bound));
      series.add(new Series("_bucket", le, within.whole()));
    }
    Reading count = sum(_ -> 1).whole();
    series.add(new Series("_bucket", labels.and(Labels.of("le", "+Inf")), count));
    series.add(new Series("_sum", labels, sum(part -> part.durations.mean())));
    series.add(new Series("_count", labels, count));
    return series;
  }

  // Weighed after the count: so a bucket never holds more than a larger one, to the last bit.
  private Reading sum(ToDoubleFunction<Part> weight) {
    Reading[] counts = parts.stream().map(part -> part.count.exact()).toArray(Reading[]::new);
    double[] weights = parts.stream().mapToDouble(weight).toArray();
    return moment -> {
      double sum = 0;
      for (int i = 0; i < counts.length; i++) {
        sum += weights[i] * counts[i].at(moment);
      }
      return sum;
    };
  }

  private record Part(Tally count, Durations durations) {}
}
