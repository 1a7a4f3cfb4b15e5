package io.hostwatch.exporter.linux.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlabinfoCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_includedButExcluded_isLeftOut() throws IOException {
    host.with(
        "proc/slabinfo",
        """
        slabinfo - version: 2.1
        # name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab>
        dentry            104242 104244    192   21    1 : tunables    0    0    0
        kmalloc-rcl-2k         0      0   2048   16    8 : tunables    0    0    0
        kmalloc-8           3584   3585      8  512    1 : tunables    0    0    0
        """);
    NameFilter both =
        new NameFilter(Optional.of(Pattern.compile("^km")), Optional.of(Pattern.compile("rcl")));

    assertThat(collect(both).lines())
        .containsExactly(
            "node_slabinfo_active_objects{slab=\"kmalloc-8\"} 3584",
            "node_slabinfo_object_size_bytes{slab=\"kmalloc-8\"} 8",
            "node_slabinfo_objects{slab=\"kmalloc-8\"} 3585",
            "node_slabinfo_objects_per_slab{slab=\"kmalloc-8\"} 512",
            "node_slabinfo_pages_per_slab{slab=\"kmalloc-8\"} 1");
  }

  @Test
  void collect_lineCutShort_fails() {
    host.with("proc/slabinfo", "dentry 104242 10\n");

    assertThatThrownBy(() -> collect(NameFilter.all()))
        .hasMessageEndingWith("expected one more number");
  }

  @Test
  void collect_noSuchFile_fails() {
    assertThatThrownBy(() -> collect(NameFilter.all())).isInstanceOf(NoSuchFileException.class);
  }

  private RecordingSink collect(NameFilter slabs) throws IOException {
    RecordingSink sink = new RecordingSink();
    new SlabinfoCollector(host.paths(), slabs).collect(sink);
    return sink;
  }
}
