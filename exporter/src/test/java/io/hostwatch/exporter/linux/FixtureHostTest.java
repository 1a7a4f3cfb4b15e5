package io.hostwatch.exporter.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Collector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  @TempDir private Path root;
  private List<Collector> collectors;

  @BeforeEach
  void setUp() {
    HostTree host = new HostTree(root).with(HostTree.fixture());
    collectors = LinuxCollectors.all(host.options(), HostTree.surroundings());
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
}
