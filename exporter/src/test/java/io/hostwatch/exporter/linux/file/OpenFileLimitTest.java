package io.hostwatch.exporter.linux.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenFileLimitTest {

  @ParameterizedTest
  @CsvSource({"64,524288", "1024,unlimited"})
  void in_limits_isTheSoftOne(String soft, String hard) {
    String limits =
        """
        Limit                     Soft Limit           Hard Limit           Units
        Max processes             7                    7                    processes
        Max open files            %-20s %-20s files
        """
            .formatted(soft, hard);

    assertThat(OpenFileLimit.in(limits)).hasValue(Integer.parseInt(soft));
  }

  @Test
  void in_unlimited_isNone() {
    assertThat(OpenFileLimit.in("Max open files            unlimited            unlimited files"))
        .isEmpty();
  }
}
