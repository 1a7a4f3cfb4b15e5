package io.hostwatch.exporter.linux.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricType;
import io.hostwatch.exporter.linux.HostTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collectors of volumes over a made-up host, one file of which is damaged at a time. */
public class DamagedStorageIT {
  /** The files of the host, sound. */
  public static final Map<String, String> SOUND =
      Map.ofEntries(
          Map.entry(
              "proc/mdstat",
              """
              md0 : active raid1 sda[0] sdb[1](F)
                    244 blocks [2/1] [U_]
                    [=>..]  recovery =  8.5% (77/244) finish=17.0min speed=2K/sec
              """),
          Map.entry("proc/net/rpc/nfs", "net 70 69 3 9\nrpc 12 3 4\nproc4 3 98 51 54\n"),
          Map.entry("proc/net/rpc/nfsd", "rc 1 6 18622\nth 8 0 0.000\nproc2 2 1 2\n"),
          Map.entry("proc/self/mountinfo", "1 0 0:30 / /a rw - nfs4 nas:/a rw,addr=10.0.0.2\n"),
          Map.entry(
              "proc/self/mountstats",
              """
              device nas:/a mounted on /a with fstype nfs4 statvers=1.1
              \tage:\t13968
              \txprt:\ttcp 832 1 2 3 11 21 22 4 12154 5 24 26 27
              \tper-op statistics
              \t     READ: 1298 1299 1 20 21 6 79386 79407 3
              """),
          Map.entry("proc/spl/kstat/zfs/arcstats", "1 2\nname type data\nhits 4 8\nfree 3 -9\n"),
          Map.entry("proc/spl/kstat/zfs/tank/io", "1 2\nnread nwritten\n18 32\n"),
          Map.entry("proc/spl/kstat/zfs/tank/state", "ONLINE\n"),
          Map.entry("sys/block/md0/md/raid_disks", "4 (3)\n"),
          Map.entry("sys/class/nvme/nvme0/nvme0n1/size", "2000\n"),
          Map.entry("sys/class/nvme/nvme0/nvme0n1/queue/logical_block_size", "512\n"),
          Map.entry("sys/fs/bcache/a-b/bdev0/dirty_data", "20.1k\n"),
          Map.entry("sys/fs/bcache/a-b/bdev0/writeback_rate_debug", "rate:\t1.1M/sec\nx\n"),
          Map.entry("sys/fs/bcachefs/a/compression_stats", "type a b\nlz4: 19.3G 67.0G\n"),
          Map.entry("sys/fs/bcachefs/a/dev-0/io_done", "read:\nsb : 39\nwrite:\nsb : 31\n"),
          Map.entry("sys/fs/bcachefs/a/counters/copygc", "since filesystem creation:  1.5k\n"),
          Map.entry("sys/fs/xfs/sda1/stats/stats", "rw 107739 94045\nvnodes 1 2 3 4 5 6 7\n"));

  private final Random random = new Random(42);
  @TempDir private Path root;
  private HostTree host;
  private List<Collector> collectors;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
    SOUND.forEach(host::with);
    collectors = StorageCollectors.all(host.paths(), new StorageOptions(true));
  }

  @Test
  void collect_soundHost_addsFromEachCollector() {
    Map<String, Integer> found = new TreeMap<>();

    collectors.forEach(c -> found.put(c.name().value(), collect(c)));

    assertThat(found).doesNotContainValue(-1).containsEntry("dmmultipath", 0);
  }

  @Test
  void collect_anyFileIsDamaged_isNoBug() {
    SOUND.forEach(
        (file, text) -> {
          byte[] sound = text.getBytes(StandardCharsets.UTF_8);
          check(file, new byte[0]);
          for (int length = 1; length < sound.length; length++) {
            check(file, Arrays.copyOf(sound, length));
          }
          for (int round = 0; round < 60; round++) {
            check(file, oneByteWrong(sound));
          }
          byte[] noise = new byte[3000];
          random.nextBytes(noise);
          check(file, noise);
          host.with(file, sound);
        });
  }

  private byte[] oneByteWrong(byte[] sound) {
    byte[] wrong = sound.clone();
    wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
    return wrong;
  }

  private void check(String file, byte[] content) {
    host.with(file, content);
    collectors.forEach(DamagedStorageIT::collect);
  }

  /** How many samples there are; -1 if the collector says what is wrong instead. */
  private static int collect(Collector collector) {
    AtomicInteger found = new AtomicInteger();
    try {
      collector.collect(
          (family, value, labels) -> {
            check(family, value, labels.length);
            found.incrementAndGet();
          });
      return found.get();
    } catch (IOException e) {
      assertThat(e.getMessage()).hasSizeLessThan(500);
      return -1;
    }
  }

  /** A series that a damaged file names twice is left out once by whoever takes the samples. */
  private static void check(Family family, double value, int labels) {
    assertThat(Double.isFinite(value)).as(family.name()).isTrue();
    assertThat(value < 0 && family.type() == MetricType.COUNTER).as(family.name()).isFalse();
    assertThat(labels).as(family.name()).isEqualTo(family.labelNames().size());
  }
}
