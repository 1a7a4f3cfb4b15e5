package io.hostwatch.exporter.linux;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.MetricType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keeps samples as text and refuses what no collector may ever add. */
public final class RecordingSink implements MetricSink {
  private final Map<String, Recorded> families = new TreeMap<>();
  private final boolean repeatsAllowed;

  /** Takes no series twice. */
  public RecordingSink() {
    this(false);
  }

  private RecordingSink(boolean repeatsAllowed) {
    this.repeatsAllowed = repeatsAllowed;
  }

  /** Takes the first where a damaged file names a series twice, as a scrape does. */
  public static RecordingSink allowingRepeats() {
    return new RecordingSink(true);
  }

  @Override
  public void add(Family family, double value, String... labelValues) {
    String series = family.name() + labels(family.labelNames(), labelValues);
    check(Double.isFinite(value), series + " is " + value);
    check(value >= 0 || family.type() != MetricType.COUNTER, series + " is a negative counter");
    Recorded recorded =
        families.computeIfAbsent(
            family.name(), name -> new Recorded(family.type(), new TreeMap<>()));
    check(recorded.type == family.type(), series + " has two types");
    boolean isNew = recorded.samples.putIfAbsent(series, value) == null;
    check(isNew || repeatsAllowed, series + " has two samples");
  }

  private static void check(boolean sound, String otherwise) {
    if (!sound) {
      throw new AssertionError(otherwise);
    }
  }

  private static String labels(List<String> names, String... values) {
    check(names.size() == values.length, names + " have not as many values");
    String pairs =
        IntStream.range(0, values.length)
            .mapToObj(i -> names.get(i) + "=\"" + values[i] + '"')
            .collect(Collectors.joining(","));
    return pairs.isEmpty() ? "" : '{' + pairs + '}';
  }

  /** Each sample as {@code name{label="value"} 1}, sorted. */
  public List<String> lines() {
    return families.values().stream().flatMap(Recorded::lines).toList();
  }

  /** The samples of the families whose name starts with {@code prefix}. */
  public List<String> lines(String prefix) {
    return lines().stream().filter(line -> line.startsWith(prefix)).toList();
  }

  /** All families with their types, and all samples, sorted. */
  public String text() {
    StringBuilder text = new StringBuilder();
    families.forEach(
        (name, recorded) -> {
          String type = recorded.type.toString().toLowerCase(Locale.ROOT);
          text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
          recorded.lines().forEach(line -> text.append(line).append('\n'));
        });
    return text.toString();
  }

  private record Recorded(MetricType type, Map<String, Double> samples) {
    Stream<String> lines() {
      return samples.entrySet().stream().map(e -> e.getKey() + ' ' + plain(e.getValue()));
    }
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
