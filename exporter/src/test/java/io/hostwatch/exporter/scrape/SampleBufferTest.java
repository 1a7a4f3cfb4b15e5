package io.hostwatch.exporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.Family;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleBufferTest {
  private static final Family A = Family.gauge("a", "A.", "k");
  private static final Family B = Family.gauge("b", "B.", "k");

  @Test
  void reading_sameSeriesAgain_hasTheSameLayout() {
    Layout first = read(Layout.EMPTY, "1", "2", "3").layout();

    Reading second = read(first, "1", "2", "3");

    assertThat(second.layout()).isSameAs(first);
    assertThat(text(second)).containsExactly("a{k=\"1\"} 0", "a{k=\"2\"} 1", "a{k=\"3\"} 2");
  }

  @Test
  void reading_deviceIsGone_keepsTheOthersSeries() {
    Layout first = read(Layout.EMPTY, "1", "2", "3", "4").layout();

    Reading second = read(first, "1", "3", "4");

    assertThat(text(second)).containsExactly("a{k=\"1\"} 0", "a{k=\"3\"} 1", "a{k=\"4\"} 2");
    assertThat(second.layout().series(1)).isSameAs(first.series(2));
  }

  @Test
  void reading_deviceIsNew_keepsTheOthersSeries() {
    Layout first = read(Layout.EMPTY, "1", "3").layout();

    Reading second = read(first, "1", "2", "3");

    assertThat(text(second)).containsExactly("a{k=\"1\"} 0", "a{k=\"2\"} 1", "a{k=\"3\"} 2");
    assertThat(second.layout().series(2)).isSameAs(first.series(1));
  }

  @Test
  void reading_fewerThanBefore_isThoseOnly() {
    Layout first = read(Layout.EMPTY, "1", "2", "3").layout();

    assertThat(text(read(first, "1"))).containsExactly("a{k=\"1\"} 0");
    assertThat(text(read(first))).isEmpty();
  }

  @Test
  void reading_anyHistory_isWhatWasAdded() {
    Random random = new Random(7);
    Layout layout = Layout.EMPTY;
    for (int round = 0; round < 500; round++) {
      SampleBuffer buffer = new SampleBuffer(layout);
      List<String> added = new ArrayList<>();
      for (int i = random.nextInt(200); i > 0; i--) {
        Family family = random.nextInt(4) == 0 ? B : A;
        String label = Integer.toString(random.nextInt(8) == 0 ? random.nextInt(9) : i);
        buffer.add(family, i, label);
        added.add(family.name() + "{k=\"" + label + "\"} " + i);
      }

      Reading reading = random.nextBoolean() ? buffer.reading() : buffer.last();

      assertThat(text(reading)).isEqualTo(added);
      layout = reading.layout();
    }
  }

  @Test
  void add_wrongNumberOfLabels_isRefused() {
    assertThatThrownBy(() -> new SampleBuffer(Layout.EMPTY).add(A, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a has the labels [k] but 0 values were given");
  }

  private static Reading read(Layout expected, String... labels) {
    SampleBuffer buffer = new SampleBuffer(expected);
    for (int i = 0; i < labels.length; i++) {
      buffer.add(A, i, labels[i]);
    }
    return buffer.last();
  }

  private static List<String> text(Reading reading) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < reading.layout().size(); i++) {
      String series = new String(reading.layout().series(i).text(), StandardCharsets.UTF_8);
      lines.add(series + (long) reading.value(i));
    }
    return lines;
  }
}
