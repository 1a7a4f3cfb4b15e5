package io.hostwatch.exporter.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.linux.FileSystemStat.Refused;
import io.hostwatch.exporter.linux.FileSystemStat.Usage;
import io.hostwatch.exporter.linux.LinuxCollectors.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
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

/**
 * All collectors over one made-up host.
 *
 * <p>After a wanted change: {@code ./mvnw -pl exporter test -Dtest=FixtureHostTest
 * -Dhostwatch.golden=write}, then read the difference.
 */
@EnabledOnOs(OS.LINUX) // udev's file names have colons
class FixtureHostTest {
  private static final String GOLDEN = "fixture-host.prom";
  private static final Surroundings HERE =
      new Surroundings(
          path ->
              path.endsWith("/srv/nas")
                  ? new Refused("stale NFS file handle")
                  : new Usage(4096.0 * 1000, 4096.0 * 500, 4096.0 * 400, 256, 128),
          4096,
          Clock.fixed(Instant.parse("2026-07-01T10:00:00.25Z"), ZoneId.of("Europe/Berlin")),
          "amd64");

  private final Map<String, byte[]> fixture = HostTree.fixture();
  @TempDir private Path root;
  private HostTree host;
  private List<Collector> collectors;

  @BeforeEach
  void setUp() {
    host = new HostTree(root).with(fixture);
    collectors = LinuxCollectors.all(host.options(), HERE);
  }

  @Test
  void collect_fixtureHost_matchesGoldenText() throws IOException {
    RecordingSink sink = new RecordingSink();

    for (Collector collector : collectors) {
      collector.collect(sink);
    }

    if (System.getProperty("hostwatch.golden", "").equals("write")) {
      String folder = "src/test/resources/" + getClass().getPackageName().replace('.', '/');
      Files.writeString(Path.of(folder, GOLDEN), sink.text());
      return;
    }
    assertThat(sink.text()).isEqualTo(HostTree.resource(GOLDEN));
  }

  @Test
  void collect_twice_addsTheSame() throws IOException {
    RecordingSink first = new RecordingSink();
    RecordingSink second = new RecordingSink();

    for (Collector collector : collectors) {
      collector.collect(first);
      collector.collect(second);
    }

    assertThat(second.text()).isEqualTo(first.text());
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
          for (int length = 1; length < content.length; length += 1 + content.length / 6) {
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
          for (int round = 0; round < 5; round++) {
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
        collector.collect(new RecordingSink());
      } catch (IOException e) {
        assertThat(e.getMessage()).hasSizeLessThan(root.toString().length() + 400);
      }
    }
    host.with(file, Objects.requireNonNull(fixture.get(file)));
  }
}
