package io.hostwatch.e2e.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What became of the dashboards' queries over one range: series, and the time that each took. */
public final class QueryTimes {

  /** What became of one query. */
  private record Answer(DashboardQuery query, int series, long micros) {
    private double millis() {
      return micros / 1000.0;
    }

    private String dashboard() {
      return query.panel().substring(0, query.panel().indexOf(' '));
    }

    @Override
    public String toString() {
      return "%8.1f ms %5d series  %s / %s"
          .formatted(millis(), series, query.panel(), query.letter());
    }
  }

  private final Duration range;
  private final List<Answer> answers;

  private QueryTimes(Duration range, List<Answer> answers) {
    this.range = range;
    this.answers = answers;
  }

  /** Asks each once. */
  public static QueryTimes of(Prometheus prometheus, List<DashboardQuery> queries, Duration range) {
    List<Answer> answers = new ArrayList<>();
    for (DashboardQuery query : queries) {
      long start = System.nanoTime();
      int series = query.ask(prometheus, range).size();
      answers.add(new Answer(query, series, (System.nanoTime() - start) / 1000));
    }
    return new QueryTimes(range, answers);
  }

  /** How many series each panel draws. */
  public Map<String, Integer> seriesByPanel() {
    return answers.stream()
        .collect(
            Collectors.groupingBy(
                answer -> answer.query().panel(), Collectors.summingInt(Answer::series)));
  }

  /** One line: latest values, values over time, and the slowest dashboard as a whole. */
  public String summary() {
    Map.Entry<String, Double> slowest =
        answers.stream()
            .collect(
                Collectors.groupingBy(Answer::dashboard, Collectors.summingDouble(Answer::millis)))
            .entrySet()
            .stream()
            .max(Map.Entry.comparingByValue())
            .orElseThrow();
    return "%-8s latest values %s; over time %s; slowest dashboard %s %.0f ms"
        .formatted(
            range,
            percentiles(answer -> answer.query().instant()),
            percentiles(answer -> !answer.query().instant()),
            slowest.getKey(),
            slowest.getValue());
  }

  /** All of them, the slowest first. */
  public String table() {
    StringBuilder table = new StringBuilder(summary()).append('\n');
    answers.stream()
        .sorted(Comparator.comparingLong(Answer::micros).reversed())
        .forEach(answer -> table.append(answer).append('\n'));
    return table.toString();
  }

  private String percentiles(Predicate<Answer> which) {
    List<Double> sorted = answers.stream().filter(which).map(Answer::millis).sorted().toList();
    return "p50 %.1f, p95 %.1f, max %.1f ms"
        .formatted(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
