package io.hostwatch.exporter.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    collectors.forEach(collector -> collect(collector, sink));

    if (System.getProperty("hostwatch.golden", "").equals("write")) {
      String folder = "src/test/resources/" + getClass().getPackageName().replace('.', '/');
      Files.writeString(Path.of(folder, GOLDEN), sink.text());
      return;
    }
    assertThat(sink.text()).isEqualTo(HostTree.resource(GOLDEN));
  }

  @Test
  void collect_twice_addsTheSame() {
    RecordingSink first = new RecordingSink();
    RecordingSink second = new RecordingSink();

    for (Collector collector : collectors) {
      collect(collector, first);
      collect(collector, second);
    }

    assertThat(second.text()).isEqualTo(first.text());
  }

  @Test
  void collect_whatTheHostLacks_isNoData() {
    assertThat(collectors)
        .filteredOn(collector -> !collect(collector, new RecordingSink()))
        .extracting(collector -> collector.name().value())
        .containsExactly(
            "systemd", "bcachefs", "mdadm", "mountstats", "nfs", "nfsd", "nvme", "zfs", "rapl");
  }

  /** Tells whether the made-up host has what the collector looks for. */
  private static boolean collect(Collector collector, MetricSink sink) {
    try {
      collector.collect(sink);
      return true;
    } catch (NoDataException e) {
      assertThat(e).hasMessageNotContaining("null");
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(collector.name().value(), e);
    }
  }
}
