package io.hostwatch.exporter.http;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.gzip.Gzip;
import io.hostwatch.exporter.linux.LinuxCollectors;
import io.hostwatch.exporter.linux.LinuxOptions;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.scrape.FamilySamples;
import io.hostwatch.exporter.scrape.Scraper;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the parts of a scrape cost on this host, in microseconds, with the compiler that the
 * exporter runs with: reading, parsing, writing by the exporter's writer and by client_java's,
 * zipping.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
@State(Scope.Thread)
public class ScrapeParts {
  private static final Path MEMINFO = Path.of("/proc/meminfo");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HostFiles files = new HostFiles();
  private final TextExposition exposition = new TextExposition();
  private final TextBuffer text = new TextBuffer(1 << 17);
  private final Gzip gzip = new Gzip();
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
  private final byte[] zipped = new byte[1 << 17];
  private byte[] plain = {};
  private List<Collector> collectors = List.of();
  private List<FamilySamples> families = List.of();
  private Scraper scraper = new Scraper(List.of(), List.of(), threads, System::nanoTime);

  /** Scrapes once, for the writers. */
  @Setup
  public void scrapeOnce() throws InterruptedException {
    collectors =
        LinuxCollectors.all(LinuxOptions.defaults(HostPaths.ofThisHost())).stream()
            .filter(Collector::isOnByDefault)
            .toList();
    scraper = new Scraper(collectors, List.of(), threads, System::nanoTime);
    families = scrape();
    exposition.write(families, text);
    plain = text.copy();
  }

  @TearDown
  public void stop() {
    threads.shutdownNow();
  }

  /** One file opened, read and closed, as the JDK does it. */
  @Benchmark
  public byte[] readOpening() throws IOException {
    return Files.readAllBytes(MEMINFO);
  }

  /** The same file kept open. */
  @Benchmark
  public ProcText readKept() throws IOException {
    return files.read(MEMINFO);
  }

  /** Reading and walking all lines. */
  @Benchmark
  public double readAndParse() throws IOException {
    ProcText meminfo = files.read(MEMINFO);
    double sum = 0;
    while (meminfo.nextLine()) {
      sum += meminfo.nextField() ? meminfo.nextNumber() : 0;
    }
    return sum;
  }

  /** Every collector once, without what becomes of the samples. */
  @Benchmark
  public int collect() {
    Counting sink = new Counting();
    for (Collector collector : collectors) {
      try {
        collector.collect(sink);
      } catch (IOException absent) {
        sink.samples++;
      }
    }
    return sink.samples;
  }

  /** A whole scrape but for its text. */
  @Benchmark
  public List<FamilySamples> scrape() throws InterruptedException {
    return scraper.scrape(scraper.enabled(), Duration.ofSeconds(5)).families();
  }

  /** The text by the exporter's own writer. */
  @Benchmark
  public int write() {
    text.clear();
    exposition.write(families, text);
    return text.length();
  }

  /** The same text by client_java's writer. */
  @Benchmark
  public int writeByClientJava() throws IOException {
    List<MetricSnapshot> snapshots = new ArrayList<>();
    for (FamilySamples family : families) {
      snapshots.add(ClientModel.snapshot(family));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
    PrometheusTextFormatWriter.create()
        .write(out, new MetricSnapshots(snapshots), EscapingScheme.UNDERSCORE_ESCAPING);
    return out.size();
  }

  /** Zipping the text by the exporter's templates. */
  @Benchmark
  public int zip() {
    return gzip.zip(text.marked());
  }

  /** Zipping the same by the library alone. */
  @Benchmark
  public int zipByLibrary() {
    deflater.reset();
    deflater.setInput(plain);
    deflater.finish();
    return deflater.deflate(zipped);
  }

  private static final class Counting implements MetricSink {
    private int samples;

    @Override
    public void add(Family family, double value, String... labelValues) {
      samples++;
    }
  }
}
