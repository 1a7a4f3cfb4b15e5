package io.hostwatch.exporter.linux.disk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.disk.FileSystemStat.Answer;
import io.hostwatch.exporter.linux.disk.FileSystemStat.Refused;
import io.hostwatch.exporter.linux.disk.FileSystemStat.Usage;
import io.hostwatch.exporter.linux.libc.PageSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class StatvfsTest {
  @TempDir private Path folder;
  private final Statvfs statvfs = new Statvfs();

  @Test
  void stat_folder_agreesWithTheJdk() throws IOException {
    Answer answer = statvfs.stat(folder.toString());

    assertThat(answer)
        .asInstanceOf(InstanceOfAssertFactories.type(Usage.class))
        .satisfies(
            usage -> {
              assertThat(usage.size())
                  .isEqualTo((double) Files.getFileStore(folder).getTotalSpace());
              assertThat(usage.available()).isBetween(1.0, usage.free());
              assertThat(usage.free()).isLessThanOrEqualTo(usage.size());
              assertThat(usage.filesFree()).isLessThanOrEqualTo(usage.files());
            });
  }

  @Test
  void stat_pathIsNotAscii_isFoundByItsBytes() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("ö"));
    String path = new String(odd.toString().getBytes(UTF_8), ISO_8859_1);

    assertThat(statvfs.stat(path)).isInstanceOf(Usage.class);
  }

  @Test
  void stat_nothingThere_saysSo() {
    assertThat(statvfs.stat(folder + "/none")).isEqualTo(new Refused("no such file or directory"));
  }

  @Test
  void ofThisHost_pageSize_isAPowerOfTwo() {
    assertThat(Integer.bitCount(PageSize.ofThisHost())).isOne();
  }
}
