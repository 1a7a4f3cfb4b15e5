package io.hostwatch.exporter.linux.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.HostTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedAttributeTest {
  @TempDir private Path root;

  @Test
  void text_blanksAround_areLeftOut() {
    Path file = file(" a b \n".getBytes(StandardCharsets.UTF_8));

    assertThat(FixedAttribute.text(file)).contains("a b");
    assertThat(FixedAttribute.content(file)).contains(" a b \n");
  }

  @Test
  void content_badBytes_areReplaced() {
    assertThat(FixedAttribute.content(file(new byte[] {'a', (byte) 0xff}))).contains("a\uFFFD");
  }

  @Test
  void text_notAFile_isEmpty() {
    assertThat(FixedAttribute.text(root)).isEmpty();
    assertThat(FixedAttribute.text(root.resolve("gone"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 999_999_999_999_999_999L, -999_999_999_999_999_999L})
  void signed_number_isRead(long number) {
    Path file = file((number + "\n").getBytes(StandardCharsets.UTF_8));

    assertThat(FixedAttribute.signed(file)).hasValue(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1.5", "+1", "--1", "1 2", "1000000000000000000", "x"})
  void signed_noNumber_isEmpty(String text) {
    assertThat(FixedAttribute.signed(file(text.getBytes(StandardCharsets.UTF_8)))).isEmpty();
  }

  private Path file(byte[] content) {
    new HostTree(root).with("file", content);
    return root.resolve("file");
  }
}
