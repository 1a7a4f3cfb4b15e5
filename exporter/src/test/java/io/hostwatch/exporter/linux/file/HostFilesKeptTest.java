package io.hostwatch.exporter.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What stays open between readings, and that nobody can tell. */
@EnabledOnOs(OS.LINUX)
class HostFilesKeptTest {
  private static final Path UPTIME = Path.of("/proc/uptime");
  private static final Path LIMIT = Path.of("/proc/sys/fs/file-max");

  @TempDir private Path folder;
  private final Descriptors two = new Descriptors(2);
  private final HostFiles files = new HostFiles(two);

  @Test
  void read_kernelFileAgain_isRereadFromTheStart() throws IOException {
    String first = line(UPTIME);

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(line(UPTIME)).isNotEqualTo(first));
    assertThat(line(UPTIME)).matches("[0-9.]+ [0-9.]+");
  }

  @Test
  void read_kernelFiles_takeADescriptorEach() throws IOException {
    files.read(UPTIME);
    files.read(UPTIME);

    assertThat(two.take()).isTrue();
    assertThat(two.take()).isFalse();
  }

  @Test
  void release_givesTheDescriptorsBackAndReadsAnew() throws IOException {
    files.read(UPTIME);
    files.read(LIMIT);

    files.release();

    assertThat(two.take()).isTrue();
    assertThat(two.take()).isTrue();
    assertThat(files.read(UPTIME).nextLine()).isTrue();
  }

  @Test
  void read_othersOnlyForLong_givesTheDescriptorBack() throws IOException {
    files.read(UPTIME);
    files.read(LIMIT);
    assertThat(two.take()).isFalse();

    for (int i = 0; i < 1_000; i++) {
      files.read(LIMIT);
    }

    assertThat(two.take()).isTrue();
    assertThat(two.take()).isFalse();
  }

  @Test
  void read_bothForLong_keepsBoth() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      files.read(UPTIME);
      files.read(LIMIT);
    }

    assertThat(two.take()).isFalse();
  }

  @Test
  void read_noDescriptorsLeft_goesOn() throws IOException {
    HostFiles none = new HostFiles(new Descriptors(0));

    none.read(UPTIME);

    assertThat(none.read(UPTIME).nextLine()).isTrue();
    assertThat(none.number(LIMIT)).isPresent();
  }

  @Test
  void read_fileOnDiskThatIsReplaced_isTheNewOne() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "old\n");
    assertThat(line(file)).isEqualTo("old");

    Files.move(Files.writeString(folder.resolve("y"), "new\n"), replaced(file));

    assertThat(line(file)).isEqualTo("new");
    assertThat(files.text(file)).contains("new");
  }

  @Test
  void read_fileThatIsGone_isNoSuchFile() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "old\n");
    files.read(file);

    Files.delete(file);

    assertThatThrownBy(() -> files.read(file)).isInstanceOf(NoSuchFileException.class);
    assertThat(files.text(file)).isEmpty();
  }

  @Test
  void number_kernelFileReadAgain_isTheSame() {
    assertThat(files.number(LIMIT)).isPresent().isEqualTo(files.number(LIMIT));
  }

  @Test
  void text_contentUnchanged_isTheSameString() {
    String first = files.text(LIMIT).orElseThrow();

    assertThat(files.text(LIMIT).orElseThrow()).isSameAs(first);
  }

  @Test
  void numbers_ofManyForms_areReadOrEmpty() throws IOException {
    Path file = folder.resolve("x");

    assertThat(files.signed(Files.writeString(file, " 7 \n"))).isEmpty();
    assertThat(files.signed(Files.writeString(file, "-7\n"))).hasValue(-7);
    assertThat(files.number(Files.writeString(file, "-7\n"))).isEmpty();
    assertThat(files.number(Files.writeString(file, "-\n"))).isEmpty();
    assertThat(files.number(Files.writeString(file, ""))).isEmpty();
    assertThat(files.number(Files.writeString(file, "18446744073709551615")))
        .hasValue(Double.parseDouble("18446744073709551615"));
    assertThat(files.signed(Files.writeString(file, "1234567890123456789"))).isEmpty();
    assertThat(files.number(Files.writeString(file, "12a"))).isEmpty();
  }

  @Test
  void names_folder_isSorted() throws IOException {
    Files.writeString(folder.resolve("b"), "");
    Files.writeString(folder.resolve("a"), "");

    assertThat(files.names(folder)).containsExactly("a", "b");
    assertThat(files.names(folder.resolve("none"))).isEmpty();
  }

  private static Path replaced(Path file) throws IOException {
    Files.delete(file);
    return file;
  }

  private String line(Path file) throws IOException {
    ProcText text = files.read(file);
    assertThat(text.nextLine()).isTrue();
    return text.line();
  }
}
