package io.hostwatch.simulator.backfill;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import org.xerial.snappy.Snappy;

/**
 * A message of the remote-write protocol, version 1.0: series with their labels and samples, as a
 * protocol buffer, compressed by Snappy. Not thread-safe.
 */
final class WriteRequest {
  // The fields' numbers, as the protocol's prometheus.WriteRequest has them.
  private static final int TIME_SERIES = 1;
  private static final int LABEL = 1;
  private static final int SAMPLE = 2;
  private static final int NAME = 1;
  private static final int TEXT = 2;
  private static final int VALUE = 1;
  private static final int TIMESTAMP = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);
  private int samples;

  /** One more series; its labels, with {@code __name__}, stand in their order. */
  void add(SortedMap<String, String> labels, Samples series) {
    try {
      int length = 0;
      for (Map.Entry<String, String> label : labels.entrySet()) {
        length += message(LABEL, size(label));
      }
      for (int i = 0; i < series.size(); i++) {
        length += message(SAMPLE, size(series, i));
      }
      begin(TIME_SERIES, length);
      for (Map.Entry<String, String> label : labels.entrySet()) {
        begin(LABEL, size(label));
        out.writeString(NAME, label.getKey());
        out.writeString(TEXT, label.getValue());
      }
      for (int i = 0; i < series.size(); i++) {
        begin(SAMPLE, size(series, i));
        out.writeDouble(VALUE, series.value(i));
        out.writeInt64(TIMESTAMP, series.time(i));
      }
      samples += series.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many samples it holds. */
  int samples() {
    return samples;
  }

  /** The message as it is sent. */
  byte[] compressed() {
    try {
      out.flush();
      return Snappy.compress(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin(int field, int length) throws IOException {
    out.writeTag(field, 2); // what follows has a length
    out.writeUInt32NoTag(length);
  }

  private static int message(int field, int length) {
    return CodedOutputStream.computeTagSize(field)
        + CodedOutputStream.computeUInt32SizeNoTag(length)
        + length;
  }

  private static int size(Map.Entry<String, String> label) {
    return CodedOutputStream.computeStringSize(NAME, label.getKey())
        + CodedOutputStream.computeStringSize(TEXT, label.getValue());
  }

  private static int size(Samples series, int index) {
    return CodedOutputStream.computeDoubleSize(VALUE, series.value(index))
        + CodedOutputStream.computeInt64Size(TIMESTAMP, series.time(index));
  }
}
