package io.hostwatch.exporter.linux.disk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountTableTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void read_anyNumberOfOptionalFields_findsTheFileSystem() throws IOException {
    host.with(
        "proc/1/mountinfo",
        """
        1 0 8:1 / /a rw - ext4 /dev/sda1 rw
        2 1 0:25 /sub /b ro,nosuid shared:1 master:2 - tmpfs tmpfs rw,size=1k
        """);

    List<Mount> mounts = read("/");

    assertThat(mounts)
        .containsExactly(
            new Mount("/dev/sda1", "/a", "ext4", "8", "1", false, "/a"),
            new Mount("tmpfs", "/b", "tmpfs", "0", "25", true, "/b"));
  }

  @Test
  void read_processOneIsHidden_readsItsOwn() throws IOException {
    host.with("proc/self/mountinfo", "1 0 8:1 / /a rw - ext4 /dev/sda1 rw\n");

    List<Mount> mounts = read("/");

    assertThat(mounts).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/host, /",
    "/host/data, /data",
    "/hostess, /hostess",
    "/other, /other",
  })
  void read_rootElsewhere_namesTheMountAsTheHostDoes(String mounted, String mountPoint)
      throws IOException {
    host.with("proc/1/mountinfo", "1 0 8:1 / " + mounted + " rw - ext4 /dev/sda1 rw\n");

    List<Mount> mounts = read("/host");

    assertThat(mounts).singleElement().extracting(Mount::mountPoint).isEqualTo(mountPoint);
    assertThat(mounts).singleElement().extracting(Mount::path).isEqualTo("/host" + mountPoint);
  }

  @Test
  void read_escapedMountPoint_isUnescapedOnce() throws IOException {
    host.with("proc/1/mountinfo", "1 0 8:1 / /a\\040b\\011c\\134040$1 rw - ext4 /dev/sda1 rw\n");

    List<Mount> mounts = read("/");

    assertThat(mounts).singleElement().extracting(Mount::mountPoint).isEqualTo("/a b\tc\\040$1");
  }

  @Test
  void read_notUtf8_replacesInTheLabelOnly() throws IOException {
    host.with("proc/1/mountinfo", "1 0 8:1 / /\u00ff\u00e9 rw - ext4 x rw\n".getBytes(ISO_8859_1));

    List<Mount> mounts = read("/");

    assertThat(mounts).singleElement().extracting(Mount::mountPoint).isEqualTo("/\ufffd\ufffd");
    assertThat(mounts).singleElement().extracting(Mount::path).isEqualTo("/\u00ff\u00e9");
  }

  @Test
  void read_utf8_keepsTheBytesForTheCall() throws IOException {
    host.with("proc/1/mountinfo", "1 0 8:1 / /é rw - ext4 x rw\n");

    List<Mount> mounts = read("/");

    assertThat(mounts).singleElement().extracting(Mount::mountPoint).isEqualTo("/é");
    assertThat(mounts.getFirst().path().getBytes(ISO_8859_1)).isEqualTo("/é".getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "'rw,relatime', 'rw', false",
    "'ro', 'rw', true",
    "'rw', 'ro,x=1', true",
    "'rw', 'rw,emergency_ro', true",
    "'rw,rootcontext=ro', 'rw,errors=remount-ro', false",
  })
  void read_options_tellReadOnly(String mount, String superBlock, boolean readOnly)
      throws IOException {
    host.with("proc/1/mountinfo", "1 0 8:1 / / " + mount + " - ext4 x " + superBlock + "\n");

    List<Mount> mounts = read("/");

    assertThat(mounts).singleElement().extracting(Mount::readOnly).isEqualTo(readOnly);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 0 8:1 / /a rw", "1 0 8:1 / /a rw - ext4", "a 0 8:1 / /a rw - ext4 x"})
  void read_lineIsCut_fails(String line) {
    host.with("proc/1/mountinfo", line + "\n");

    assertThatThrownBy(() -> read("/"))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("1/mountinfo: line \"" + line + "\"");
  }

  @Test
  void read_nothingChanged_parsesNothing() throws IOException {
    host.with("proc/1/mountinfo", "1 0 8:1 / /a rw - ext4 /dev/sda1 rw\n");
    MountTable table = new MountTable(host.paths());

    List<Mount> first = table.read();
    List<Mount> second = table.read();
    int edition = table.edition();
    host.with("proc/1/mountinfo", "1 0 8:1 / /a ro - ext4 /dev/sda1 rw\n");
    List<Mount> third = table.read();

    assertThat(second).isSameAs(first);
    assertThat(edition).isEqualTo(1);
    assertThat(third).singleElement().extracting(Mount::readOnly).isEqualTo(true);
    assertThat(table.edition()).isEqualTo(2);
  }

  @Test
  void read_noTable_saysWhichWereTried() {
    assertThatThrownBy(() -> read("/"))
        .hasMessageContaining("self/mountinfo")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  private List<Mount> read(String rootfs) throws IOException {
    HostPaths paths = host.paths();
    HostPaths elsewhere =
        new HostPaths(paths.procfs(), paths.sysfs(), Path.of(rootfs), paths.udevData());
    return new MountTable(elsewhere).read();
  }
}
