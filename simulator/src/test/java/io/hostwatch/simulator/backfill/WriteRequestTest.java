package io.hostwatch.simulator.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.hostwatch.simulator.model.Labels;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;

/** The message by its fields' numbers, which are the protocol's. */
class WriteRequestTest {

  @Test
  void compressed_holdsLabelsAndSamples_inTheirOrder() throws Exception {
    WriteRequest request = new WriteRequest();
    Samples samples = new Samples();
    for (int i = 0; i < 40; i++) {
      samples.add(1000L * i, i);
    }
    samples.add(40_000, Samples.STALE);
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put("job", "nöde");
    labels.put("__name__", "up");
    request.add(labels, samples);
    request.add(labels, samples);

    assertThat(request.samples()).isEqualTo(82);
    UnknownFieldSet message = UnknownFieldSet.parseFrom(Snappy.uncompress(request.compressed()));
    List<ByteString> series = message.getField(1).getLengthDelimitedList();
    assertThat(series).hasSize(2);
    UnknownFieldSet first = UnknownFieldSet.parseFrom(series.getFirst());
    assertThat(first.getField(1).getLengthDelimitedList())
        .extracting(WriteRequestTest::label)
        .containsExactly("__name__=up", "job=nöde");
    List<ByteString> points = first.getField(2).getLengthDelimitedList();
    assertThat(points).hasSize(41);
    assertThat(fixed(points.get(39))).isEqualTo(Double.doubleToRawLongBits(39));
    assertThat(fixed(points.get(40))).isEqualTo(0x7ff0000000000002L);
    assertThat(UnknownFieldSet.parseFrom(points.get(39)).getField(2).getVarintList())
        .containsExactly(39_000L);
  }

  @Test
  void labelText_isReadBack_whateverItHolds() {
    assertThat(LabelText.parse(Labels.of("a", "x\"y\\z\n$1,b=\"", "c", "")))
        .containsEntry("a", "x\"y\\z\n$1,b=\"")
        .containsEntry("c", "")
        .hasSize(2);
    assertThat(LabelText.parse(Labels.NONE)).isEmpty();
  }

  private static long fixed(ByteString point) {
    try {
      return UnknownFieldSet.parseFrom(point).getField(1).getFixed64List().getFirst();
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static String label(ByteString label) {
    try {
      UnknownFieldSet fields = UnknownFieldSet.parseFrom(label);
      return fields.getField(1).getLengthDelimitedList().getFirst().toStringUtf8()
          + "="
          + fields.getField(2).getLengthDelimitedList().getFirst().toStringUtf8();
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
