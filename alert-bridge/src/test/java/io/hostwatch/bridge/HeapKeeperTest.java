package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, with the collector that the bridge is started with. */
class HeapKeeperTest {
  private static final int LARGE_MIB = 200;

  @Test
  void start_muchGrowsOldAndIsDropped_heapStaysNearWhatIsInUse() throws Exception {
    assertThat(mostOldMib("kept")).isLessThan(LARGE_MIB / 2);
  }

  @Test
  void neverStarted_muchGrowsOldAndIsDropped_heapGrowsToItsLimit() throws Exception {
    assertThat(mostOldMib("left")).isGreaterThan(LARGE_MIB);
  }

  private static int mostOldMib(String how) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xms32m", "-Xmn8m", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(AgeingMain.class.getName(), how));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var out = process.inputReader()) {
      String line = String.valueOf(out.readLine());
      assertThat(process.waitFor()).isZero();
      return Integer.parseInt(line);
    }
  }
}
