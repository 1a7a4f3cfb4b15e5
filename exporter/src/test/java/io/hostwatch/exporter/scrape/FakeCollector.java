package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A collector that does what a test tells it. */
final class FakeCollector implements Collector {
  private final CollectorName name;
  private final Behaviour behaviour;
  private final AtomicInteger calls = new AtomicInteger();

  interface Behaviour {
    void collect(MetricSink sink) throws IOException;
  }

  FakeCollector(String name, Behaviour behaviour) {
    this.name = new CollectorName(name);
    this.behaviour = behaviour;
  }

  static FakeCollector answering(String name, Family family, double value) {
    return new FakeCollector(name, sink -> sink.add(family, value));
  }

  /** Adds a sample, then hangs until {@code released}. */
  static FakeCollector hanging(String name, Family family, CountDownLatch released) {
    return new FakeCollector(
        name,
        sink -> {
          sink.add(family, 1);
          try {
            released.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  int calls() {
    return calls.get();
  }

  @Override
  public CollectorName name() {
    return name;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    calls.incrementAndGet();
    behaviour.collect(sink);
  }
}
