package io.hostwatch.exporter.linux.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MdadmCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_degradedArray_addsItsDisksAndState() throws IOException {
    mdstat("md0 : active raid1 sdk[2](S) sdi1[0] sdj1[1](F)\n      248896 blocks [2/1] [U_]\n");
    host.with("sys/block/md0/md/raid_disks", "2\n").with("sys/block/md0/md/degraded", "1\n");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_md_blocks{device=\"md0\"} 248896",
            "node_md_blocks_synced{device=\"md0\"} 248896",
            "node_md_degraded{device=\"md0\"} 1",
            "node_md_disks{device=\"md0\",state=\"active\"} 1",
            "node_md_disks{device=\"md0\",state=\"failed\"} 1",
            "node_md_disks{device=\"md0\",state=\"spare\"} 1",
            "node_md_disks_required{device=\"md0\"} 2",
            "node_md_raid_disks{device=\"md0\"} 2",
            "node_md_state{device=\"md0\",state=\"active\"} 1",
            "node_md_state{device=\"md0\",state=\"check\"} 0",
            "node_md_state{device=\"md0\",state=\"inactive\"} 0",
            "node_md_state{device=\"md0\",state=\"recovering\"} 0",
            "node_md_state{device=\"md0\",state=\"resync\"} 0");
  }

  @ParameterizedTest
  @CsvSource({
    "'[=>..]  recovery =  8.5% (77/244) finish=17.0min speed=259783K/sec', recovering, 77",
    "'[=>..]  resync =  8.5% (77/244) finish=17.0min speed=259783K/sec', resync, 77",
    "'[=>..]  check =  8.5% (77/244) finish=17.0min speed=259783K/sec', check, 77",
    "'resync=DELAYED', resync, 0",
    "'resync=PENDING', resync, 0",
    "'bitmap: 0/3 pages [0KB], 65536KB chunk', active, 244",
  })
  void collect_somethingGoesOn_tellsWhatAndHowFar(String line, String state, int synced)
      throws IOException {
    mdstat("md6 : active raid1 sdb2[2] sda2[0]\n      244 blocks [2/2] [UU]\n      " + line + "\n");

    RecordingSink sink = collect();

    assertThat(sink.lines("node_md_state"))
        .contains("node_md_state{device=\"md6\",state=\"" + state + "\"} 1");
    assertThat(sink.lines("node_md_blocks_synced"))
        .singleElement()
        .asString()
        .endsWith(" " + synced);
  }

  @Test
  void collect_bitmapBeforeProgress_findsBoth() throws IOException {
    mdstat(
        """
        md7 : active raid6 sdb1[0] sde1[3]
              7813 blocks super 1.2 level 6, 512k chunk, algorithm 2 [4/3] [U_UU]
              bitmap: 0/30 pages [0KB], 65536KB chunk
              [=>...]  reshape = 10.0% (52/524) finish=1.0min speed=7488K/sec
        """);

    RecordingSink sink = collect();

    assertThat(sink.lines("node_md_state")).hasSize(5).allMatch(line -> line.endsWith(" 0"));
    assertThat(sink.lines("node_md_blocks_synced")).singleElement().asString().endsWith(" 52");
  }

  @Test
  void collect_severalArraysWithoutRedundancy_countsTheirMembers() throws IOException {
    mdstat(
        """
        md101 : active (read-only) raid0 sdb[2] sdd[1] sdc[0]
              322560 blocks super 1.2 512k chunks

        md219 : inactive sdb[2](S) sdc[1](S) sda[0](S)
                7932 blocks super external:imsm
        """);

    RecordingSink sink = collect();

    assertThat(sink.lines("node_md_disks_required"))
        .containsExactly(
            "node_md_disks_required{device=\"md101\"} 3",
            "node_md_disks_required{device=\"md219\"} 0");
    assertThat(sink.lines())
        .contains(
            "node_md_disks{device=\"md101\",state=\"active\"} 3",
            "node_md_disks{device=\"md219\",state=\"spare\"} 3",
            "node_md_state{device=\"md219\",state=\"inactive\"} 1");
  }

  @Test
  void collect_arrayBeingReshaped_takesTheFirstOfItsTwoNumbers() throws IOException {
    mdstat("");
    host.with("sys/block/md0/md/raid_disks", "4 (3)\n").with("sys/block/sda/size", "1\n");

    RecordingSink sink = collect();

    assertThat(sink.lines())
        .containsExactly(
            "node_md_degraded{device=\"md0\"} 0", "node_md_raid_disks{device=\"md0\"} 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "md0 : active raid1 sda[0]\n",
        "md0 :\n",
        "md0 : active raid1 sda[0]\n      x blocks [2/2] [UU]\n",
        "md0 : active raid1 sda[0]\n      5 blocks\n",
        "md0 : active raid1 sda[0]\n      5 blocks [2/y] [UU]\n",
      })
  void collect_arrayIsCut_fails(String array) {
    mdstat(array);

    assertThatThrownBy(this::collect)
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("mdstat");
  }

  @Test
  void collect_noDriver_hasNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  private void mdstat(String arrays) {
    host.with("proc/mdstat", "Personalities : [raid1]\n" + arrays + "\nunused devices: <none>\n");
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new MdadmCollector(host.paths()).collect(sink);
    return sink;
  }
}
