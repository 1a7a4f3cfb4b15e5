package io.hostwatch.exporter.http;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the scrapes, under the names node_exporter's own handler uses. Thread-safe.
 *
 * <pre>{@code
 * promhttp_metric_handler_requests_in_flight 1
 * promhttp_metric_handler_requests_total{code="200"} 42
 * promhttp_metric_handler_errors_total{cause="encoding"} 0
 * promhttp_metric_handler_errors_total{cause="gathering"} 0
 * }</pre>
 */
public final class RequestMetrics implements Collector {
  private static final CollectorName NAME = new CollectorName("promhttp");
  private static final Family REQUESTS =
      Family.counter(
          "promhttp_metric_handler_requests_total", "Scrapes answered, by status code.", "code");
  private static final Family IN_FLIGHT =
      Family.gauge("promhttp_metric_handler_requests_in_flight", "Scrapes being served now.");
  private static final Family ERRORS =
      Family.counter(
          "promhttp_metric_handler_errors_total",
          "Scrapes that could not be gathered, or not be written to the client.",
          "cause");

  private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> errors = new TreeMap<>();
  private final AtomicInteger inFlight = new AtomicInteger();

  public RequestMetrics() {
    for (String code : new String[] {"200", "500", "503"}) {
      requests.put(code, new LongAdder());
    }
    errors.put("encoding", new LongAdder());
    errors.put("gathering", new LongAdder());
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) {
    requests.forEach((code, count) -> sink.add(REQUESTS, (double) count.sum(), code));
    sink.add(IN_FLIGHT, inFlight.get());
    errors.forEach((cause, count) -> sink.add(ERRORS, (double) count.sum(), cause));
  }

  /**
   * Counts a scrape in, until it has {@link #ended}: all but the last piece was sent, or could not
   * be.
   */
  void began() {
    inFlight.incrementAndGet();
  }

  void ended() {
    inFlight.decrementAndGet();
  }

  void answered(int code) {
    requests.computeIfAbsent(Integer.toString(code), unseen -> new LongAdder()).increment();
  }

  void notGathered() {
    count("gathering");
  }

  void notWritten() {
    count("encoding");
  }

  private void count(String cause) {
    LongAdder counter = errors.get(cause);
    if (counter != null) {
      counter.increment();
    }
  }
}
