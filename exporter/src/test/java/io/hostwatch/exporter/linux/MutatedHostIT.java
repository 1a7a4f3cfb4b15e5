package io.hostwatch.exporter.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.linux.storage.DamagedStorageIT;
import io.hostwatch.exporter.scrape.Scraper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * 100,000 damaged files, each read as a scrape reads it: whatever stands in them, the scrape goes
 * on, what it serves is sound, and no collector ends by a bug.
 */
@EnabledOnOs(OS.LINUX) // udev's file names have colons
class MutatedHostIT {
  private static final int MUTATIONS = Integer.getInteger("hostwatch.mutations", 100_000);
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path root;
  private final Map<String, byte[]> sound = new TreeMap<>(HostTree.fixture());
  private HostTree host = new HostTree(Path.of("/"));

  @BeforeEach
  void setUp() {
    DamagedStorageIT.SOUND.forEach(
        (file, text) -> sound.put(file, text.getBytes(StandardCharsets.UTF_8)));
    host = new HostTree(root).with(sound);
  }

  @Test
  void scrape_ofDamagedFiles_servesSoundSamples() throws InterruptedException {
    Random random = new Random(20_26);
    Mutation mutation = new Mutation(random);
    Map<String, Scraper> readers = readers();
    List<String> files = List.copyOf(readers.keySet());
    assertThat(files).hasSizeGreaterThan(sound.size() / 2);

    for (int i = 0; i < MUTATIONS; i++) {
      String file = files.get(i % files.size());
      byte[] content = Objects.requireNonNull(sound.get(file));
      byte[] damaged = mutation.of(content);
      host.with(file, damaged);
      String what = file + " of \"" + new String(damaged, StandardCharsets.ISO_8859_1) + '"';
      Scraper scraper = Objects.requireNonNull(readers.get(file));
      SoundScrape.check(scraper.scrape(scraper.enabled(), LONG), what);
      host.with(file, content);
    }
  }

  /** For each file the collectors that read it, which show by what they add when it is gone. */
  private Map<String, Scraper> readers() {
    List<Collector> collectors = LinuxCollectors.all(host.options(), HostTree.surroundings());
    Map<CollectorName, String> whole = new TreeMap<>();
    collectors.forEach(collector -> whole.put(collector.name(), told(collector)));
    Map<String, Scraper> readers = new TreeMap<>();
    sound.forEach(
        (file, content) -> {
          host.without(file);
          List<Collector> found = new ArrayList<>();
          for (Collector collector : collectors) {
            if (!told(collector).equals(whole.get(collector.name()))) {
              found.add(collector);
            }
          }
          host.with(file, content);
          if (!found.isEmpty()) {
            readers.put(file, new Scraper(found, List.of(), Runnable::run, System::nanoTime));
          }
        });
    return readers;
  }

  private static String told(Collector collector) {
    RecordingSink sink = RecordingSink.allowingRepeats();
    try {
      collector.collect(sink);
      return sink.text();
    } catch (IOException e) {
      return sink.text() + e;
    }
  }
}
