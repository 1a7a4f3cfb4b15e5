package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpTextTest {

  @ParameterizedTest
  @CsvSource({
    "C0A80016, 192.168.0.22",
    "FFFFFFFF, 255.255.255.255",
    "00000000000000000000000000000000, ::",
    "00000000000000000000000000000001, ::1",
    "FE800000000000000000000000000000, fe80::",
    "20010DB8000000010000000000000001, 2001:db8:0:1::1",
    "20010DB8000000000001000000000001, 2001:db8::1:0:0:1",
    "20010DB8000000010001000100010001, 2001:db8:0:1:1:1:1:1",
    "00010002000300040005000600000000, 1:2:3:4:5:6::",
    "00000000000000000000FFFF0A000001, 10.0.0.1"
  })
  void of_address_isWrittenShort(String bytes, String text) {
    assertThat(IpText.of(HexFormat.of().parseHex(bytes))).isEqualTo(text);
  }
}
