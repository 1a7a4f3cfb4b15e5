package io.hostwatch.exporter.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.scrape.Scrape;
import io.hostwatch.exporter.scrape.Scraper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** All collectors over the made-up host, one file of which is damaged at a time. */
@EnabledOnOs(OS.LINUX) // udev's file names have colons
class DamagedHostIT {
  private final Map<String, byte[]> fixture = HostTree.fixture();
  @TempDir private Path root;
  private HostTree host;
  private List<Collector> collectors;
  private Scraper scraper;

  @BeforeEach
  void setUp() {
    host = new HostTree(root).with(fixture);
    collectors = LinuxCollectors.all(host.options(), HostTree.surroundings());
    scraper = new Scraper(collectors, List.of(), Runnable::run, System::nanoTime);
  }

  @Test
  void collect_fileIsMissingOrEmpty_isNoBug() {
    fixture.keySet().forEach(file -> check(file, null));
    fixture.keySet().forEach(file -> check(file, new byte[0]));
  }

  @Test
  void collect_fileIsCutShort_isNoBug() {
    fixture.forEach(
        (file, content) -> {
          for (int length = 1; length < content.length; length += 1 + content.length / 4) {
            check(file, Arrays.copyOf(content, length));
          }
        });
  }

  @Test
  void collect_fileIsBinary_isNoBug() {
    Random random = new Random(42);
    for (String file : fixture.keySet()) {
      byte[] noise = new byte[5000];
      random.nextBytes(noise);
      check(file, noise);
    }
  }

  @Test
  void collect_oneByteIsWrong_isNoBug() {
    Random random = new Random(43);
    fixture.forEach(
        (file, content) -> {
          for (int round = 0; round < 4; round++) {
            byte[] wrong = content.clone();
            wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
            check(file, wrong);
          }
        });
  }

  /** Whatever stands in the file, a collector adds sound samples or says briefly what is wrong. */
  private void check(String file, byte @Nullable [] content) {
    if (content == null) {
      host.without(file);
    } else {
      host.with(file, content);
    }
    for (Collector collector : collectors) {
      try {
        collector.collect(RecordingSink.allowingRepeats());
      } catch (IOException e) {
        assertThat(e.getMessage()).hasSizeLessThan(root.toString().length() + 400);
      }
    }
    SoundScrape.check(scrape(), file);
    host.with(file, Objects.requireNonNull(fixture.get(file)));
  }

  private Scrape scrape() {
    try {
      return scraper.scrape(scraper.enabled(), Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
