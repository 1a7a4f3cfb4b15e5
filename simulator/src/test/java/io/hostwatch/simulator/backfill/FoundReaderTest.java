package io.hostwatch.simulator.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.simulator.backfill.PrometheusServer.Found;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class FoundReaderTest {

  @Test
  void read_seriesAmongWhatElseIsSaid_areFound() {
    List<Found> found =
        read(
            """
            {"status":"success","infos":["a",{"b":[1]}],"data":{"resultType":"matrix","result":[
              {"metric":{"__name__":"up","job":"node"},"values":[[10.5,"1"],[25,"+Inf"]]},
              {"metric":{},"histograms":[[1,{}]],"values":[[1.0005,"-Inf"],[2,"NaN"]]}
            ],"stats":{"x":1}},"warnings":[]}
            """);

    assertThat(found).hasSize(2);
    assertThat(found.getFirst().labels()).isEqualTo(Map.of("__name__", "up", "job", "node"));
    assertSamples(found.getFirst().samples(), 10_500, 1, 25_000, Double.POSITIVE_INFINITY);
    assertThat(found.getLast().labels()).isEmpty();
    assertSamples(found.getLast().samples(), 1_001, Double.NEGATIVE_INFINITY, 2_000, Double.NaN);
  }

  @Test
  void read_noResult_isNone() {
    assertThat(read("{\"data\":{\"result\":[]}}")).isEmpty();
    assertThat(read("{\"data\":{\"resultType\":\"matrix\"}}")).isEmpty();
    assertThat(read("{\"status\":\"success\"}")).isEmpty();
    assertThat(read("{\"data\":null,\"result\":[{\"metric\":{}}]}")).isEmpty();
  }

  @Test
  void read_cutOff_fails() {
    String whole =
        "{\"data\":{\"result\":[{\"metric\":{\"a\":\"b\"},\"values\":[[1,\"2\"]]}]},\"x\":1}";
    assertThat(read(whole)).hasSize(1);
    for (int length = 1; length < whole.length(); length++) {
      String cut = whole.substring(0, length);
      assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(JacksonException.class);
    }
  }

  private static List<Found> read(String json) {
    return FoundReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertSamples(
      Samples samples, long firstAt, double first, long lastAt, double last) {
    assertThat(samples.size()).isEqualTo(2);
    assertThat(new long[] {samples.time(0), samples.time(1)}).containsExactly(firstAt, lastAt);
    assertThat(new double[] {samples.value(0), samples.value(1)}).containsExactly(first, last);
  }
}
