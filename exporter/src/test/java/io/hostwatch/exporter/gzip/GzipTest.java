package io.hostwatch.exporter.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {
  private static final List<String> NUMBERS =
      List.of("0", "1", "-1", "0.25", "1.5E-7", "9223372036854775807", "NaN", "+Inf", "-Inf");

  /** So often a text comes before it has a template. */
  private static final int OFTEN = 8;

  private final Gzip gzip = new Gzip();

  @Test
  void zip_sameTextWithOtherNumbers_isWhatWasGiven() throws IOException {
    Random random = new Random(1);

    for (int i = 0; i < 50; i++) {
      Text text = scrape(500, () -> number(random));
      assertThat(zipped(text)).isEqualTo(text.string());
      assertThat(gzip.usesTemplate()).isEqualTo(i >= OFTEN);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5, 7, 11, 13, 17, 19})
  void zip_anyPartsAndNumbers_isWhatWasGiven(long seed) throws IOException {
    Random random = new Random(seed);

    for (int i = 0; i < 20; i++) {
      List<String> parts = parts(random);
      for (int repeat = 0; repeat < OFTEN + 2; repeat++) {
        Text text = new Text(parts, () -> number(random));
        assertThat(zipped(text)).isEqualTo(text.string());
        assertThat(gzip.usesTemplate()).isEqualTo(repeat >= OFTEN && parts.size() > 1);
      }
    }
  }

  @Test
  void zip_numbersGrowUntilARepeatIsTooFar_isWhatWasGiven() throws IOException {
    Random random = new Random(23);
    List<String> parts = new ArrayList<>();
    parts.add(noise(random, 300));
    IntStream.range(0, 2_000).forEach(_ -> parts.add(noise(random, 12)));
    parts.add(parts.getFirst());

    often(new Text(parts, () -> "1"));
    Text grown = new Text(parts, () -> "9223372036854775807");

    assertThat(zipped(grown)).isEqualTo(grown.string());
    assertThat(gzip.usesTemplate()).isFalse();
    often(new Text(parts, () -> "1"));
  }

  @Test
  void zip_valueThatIsNoNumber_isWhatWasGiven() throws IOException {
    often(scrape(20, () -> "1"));
    Text text = scrape(20, () -> "what?");

    assertThat(zipped(text)).isEqualTo(text.string());
    assertThat(gzip.usesTemplate()).isFalse();
  }

  @Test
  void zip_fourTextsInTurn_eachHasItsTemplate() throws IOException {
    List<Text> texts =
        IntStream.of(20, 30, 40, 50).mapToObj(size -> scrape(size, () -> "1")).toList();

    for (int i = 0; i < 12; i++) {
      for (Text text : texts) {
        assertThat(zipped(text)).isEqualTo(text.string());
        assertThat(gzip.usesTemplate()).isEqualTo(i >= OFTEN);
      }
    }
  }

  @Test
  void zip_longText_hasNoTemplate() throws IOException {
    for (int i = 0; i < OFTEN + 2; i++) {
      Text text = scrape(8_000, () -> "1");
      assertThat(zipped(text)).isEqualTo(text.string());
      assertThat(gzip.usesTemplate()).isFalse();
    }
  }

  /** Until it has a template. */
  private void often(Text text) throws IOException {
    for (int i = 0; i <= OFTEN; i++) {
      assertThat(zipped(text)).isEqualTo(text.string());
    }
    assertThat(gzip.usesTemplate()).isTrue();
  }

  @Test
  void zip_nothing_isNothing() throws IOException {
    assertThat(zipped(new Text(List.of(""), () -> "1"))).isEmpty();
    often(new Text(List.of("", "", ""), () -> "1"));
    assertThat(zipped(new Text(List.of("", "", ""), () -> "2"))).isEqualTo("22");
  }

  @Test
  void zip_byTemplate_isHardlyLongerThanByTheLibrary() throws IOException {
    Random random = new Random(29);
    often(scrape(600, () -> number(random)));

    Text text = scrape(600, () -> number(random));
    int length = gzip.zip(text.marked());

    assertThat(gzip.usesTemplate()).isTrue();
    assertThat(length).isLessThan(deflated(text) * 11 / 10);
  }

  private String zipped(Text text) throws IOException {
    int length = gzip.zip(text.marked());
    byte[] copy = gzip.copy();
    assertThat(copy).hasSize(length);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(copy))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int deflated(Text text) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    deflater.setInput(text.string().getBytes(StandardCharsets.UTF_8));
    deflater.finish();
    return deflater.deflate(new byte[1 << 20]);
  }

  private static String number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
      case 1 -> Double.toString(random.nextGaussian());
      default -> Long.toString(random.nextLong() >>> random.nextInt(64));
    };
  }

  private static Text scrape(int samples, Supplier<String> numbers) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      String head = i % 10 == 0 ? "# TYPE node_x" + i / 10 + "_total counter\n" : "";
      String series = "node_x%d_total{device=\"eth%d\",mode=\"é\"} ".formatted(i / 10, i % 10);
      parts.add((i == 0 ? "" : "\n") + head + series);
    }
    parts.add("\n");
    return new Text(parts, numbers);
  }

  private static List<String> parts(Random random) {
    List<String> words = IntStream.range(0, 20).mapToObj(_ -> noise(random, 9)).toList();
    List<String> parts = new ArrayList<>();
    int count = 1 + random.nextInt(300);
    for (int i = 0; i < count; i++) {
      StringBuilder part = new StringBuilder();
      for (int j = random.nextInt(8); j > 0; j--) {
        String word = words.get(random.nextInt(words.size()));
        part.append(random.nextInt(50) == 0 ? word.repeat(60) : word);
      }
      parts.add(part.toString());
    }
    return parts;
  }

  private static String noise(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (random.nextInt(30) == 0 ? 0xe9 : '!' + random.nextInt(90)));
    }
    return text.toString();
  }

  /** Parts with a number between each two. */
  private static final class Text {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int[] marks;

    Text(List<String> parts, Supplier<String> numbers) {
      marks = new int[2 * parts.size()];
      for (int i = 0; i < parts.size(); i++) {
        bytes.writeBytes(parts.get(i).getBytes(StandardCharsets.UTF_8));
        if (i < parts.size() - 1) {
          marks[2 * i] = bytes.size();
          bytes.writeBytes(numbers.get().getBytes(StandardCharsets.US_ASCII));
          marks[2 * i + 1] = bytes.size();
        }
      }
    }

    MarkedText marked() {
      return new MarkedText(bytes.toByteArray(), bytes.size(), marks, marks.length / 2 - 1);
    }

    String string() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
