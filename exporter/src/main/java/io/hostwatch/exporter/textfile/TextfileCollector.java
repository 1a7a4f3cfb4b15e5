package io.hostwatch.exporter.textfile;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What scripts and programs on this host leave in {@code *.prom} files.
 *
 * <pre>{@code
 * backup_last_success_seconds{job="nightly"} 1.7e+09
 * node_textfile_mtime_seconds{file="/var/lib/metrics/backup.prom"} 1.7e+09
 * node_textfile_scrape_error 0
 * }</pre>
 *
 * <p>A file that is wrong in one line or carries timestamps, and what exceeds the limit of bytes in
 * all, is left out and sets {@code node_textfile_scrape_error}; the good ones are served. Source:
 * the directories of the options. Thread-safe.
 */
public final class TextfileCollector implements Collector {
  private static final Logger LOG = LoggerFactory.getLogger(TextfileCollector.class);
  private static final CollectorName NAME = new CollectorName("textfile");
  private static final Family MTIME =
      Family.gauge(
          "node_textfile_mtime_seconds",
          "When a text file that was read was last modified, in Unix seconds.",
          "file");
  private static final Family ERROR =
      Family.gauge(
          "node_textfile_scrape_error",
          "Whether a directory or text file could not be read or made no sense: 1, else 0.");

  private final TextfileOptions options;
  private final Map<String, String> troubles = new ConcurrentHashMap<>();

  public TextfileCollector(TextfileOptions options) {
    this.options = options;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    TextfileReading reading = new TextfileReading(options.mostBytes());
    for (String pattern : options.directories()) {
      directories(pattern, reading);
    }
    reading.addTo(sink);
    reading.modified().forEach((file, seconds) -> sink.add(MTIME, seconds, file));
    tell(reading.troubles());
    sink.add(ERROR, reading.troubles().isEmpty() ? 0 : 1);
  }

  private static void directories(String pattern, TextfileReading reading) {
    try {
      PromFiles.directories(pattern).forEach(directory -> directory(directory, reading));
    } catch (IOException | InvalidPathException e) {
      reading.trouble(pattern, e.toString());
    }
  }

  private static void directory(Path directory, TextfileReading reading) {
    try {
      PromFiles.in(directory).forEach(file -> file(file, reading));
    } catch (IOException e) {
      reading.trouble(directory.toString(), e.toString());
    }
  }

  private static void file(Path file, TextfileReading reading) {
    try {
      double modified = Files.getLastModifiedTime(file).toMillis() / 1e3;
      reading.file(file.toString(), modified, PromParser.parse(content(file, reading)));
    } catch (IOException e) {
      reading.trouble(file.toString(), String.valueOf(e.getMessage()));
    }
  }

  // A pipe would be waited for and a device read for ever. A file that is too big costs itself
  // only.
  private static byte[] content(Path file, TextfileReading reading) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("expected a regular file");
    }
    int left = reading.left();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(left + 1);
      if (content.length > left) {
        throw new IOException("all files together are above the limit of bytes");
      }
      reading.spend(content.length);
      return content;
    }
  }

  // Said when a trouble begins or changes, not on every scrape.
  private void tell(Map<String, String> now) {
    troubles.keySet().retainAll(Set.copyOf(now.keySet()));
    now.forEach(
        (path, trouble) -> {
          if (!trouble.equals(troubles.put(path, trouble))) {
            LOG.atWarn().addKeyValue("path", path).addKeyValue("reason", trouble).log("not read");
          }
        });
  }
}
