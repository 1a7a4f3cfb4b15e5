package io.hostwatch.exporter.linux.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class KnownLinesTest {
  private final List<String> lookedUp = new ArrayList<>();
  private final KnownLines<String> lines =
      new KnownLines<>(
          name -> {
            lookedUp.add(name);
            return name.equals("c") ? null : name.toUpperCase(Locale.ROOT);
          });

  @Test
  void of_sameLinesAgain_looksNothingUp() {
    assertThat(read("a 1\nb 2\nc 3\n")).containsExactly("A", "B", null);
    assertThat(read("a 4\nb 5\nc 6\n")).containsExactly("A", "B", null);

    assertThat(lookedUp).containsExactly("a", "b", "c");
  }

  @Test
  void of_linesMovedAndAdded_findsEach() {
    read("a 1\nb 2\n");

    assertThat(read("b 1\nab 2\na 3\nc 4\nd 5\n")).containsExactly("B", "AB", "A", null, "D");
    assertThat(read("b 1\n")).containsExactly("B");
  }

  @Test
  void of_moreLinesThanItKeeps_findsEach() {
    String many = "a 1\n".repeat(5000);

    assertThat(read(many)).hasSize(5000).containsOnly("A");
    assertThat(read(many)).hasSize(5000).containsOnly("A");
  }

  private List<String> read(String content) {
    byte[] bytes = content.getBytes(UTF_8);
    ProcText text = new ProcText(Path.of("x"), bytes, bytes.length);
    lines.restart();
    List<String> found = new ArrayList<>();
    while (text.nextLine() && text.nextField()) {
      found.add(lines.of(text));
    }
    return found;
  }
}
