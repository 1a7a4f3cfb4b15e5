package io.hostwatch.exporter.oshi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reader of Windows' and macOS' hardware, run on this host. */
class OshiHardwareIT {

  @Test
  void facts_ofThisHost_haveItsProcessorAndDisks() {
    HardwareReport report = new HardwareReport();

    new OshiHardware().facts(report);

    assertThat(RecordingSink.of(report))
        .anyMatch(line -> line.startsWith("cpu_info["))
        .anyMatch(line -> line.startsWith("cpu_logical_cores["))
        .anyMatch(line -> line.startsWith("disk_size_bytes["));
  }

  @Test
  void readings_ofThisHost_doNotFail() {
    HardwareReport report = new HardwareReport();

    new OshiHardware().readings(report);

    assertThat(RecordingSink.of(report)).doesNotHaveDuplicates();
  }

  @Test
  void unlike_labelsThatRepeat_areNumbered() {
    Set<String> taken = new HashSet<>();

    assertThat(OshiHardware.unlike(taken, "BANK 0")).isEqualTo("BANK 0");
    assertThat(OshiHardware.unlike(taken, "BANK 0")).isEqualTo("BANK 0 #2");
    assertThat(OshiHardware.unlike(taken, "BANK 0")).isEqualTo("BANK 0 #3");
  }
}
