package io.hostwatch.bridge.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

  @ParameterizedTest
  @CsvSource({
    "caf\u00e9, caf?",
    "\u00e2\u0082A, ??A",
    "\u00ed\u00a0\u0080, ???",
    "\u00f5\u0080\u0080\u0080, ????",
    "\u00c0\u00af, ??",
    "\u00f0\u009f\u0098, ???",
    "\u00f0\u009f\u0098\u0080, \u00f0\u009f\u0098\u0080",
  })
  void of_bytesThatAreNoCharacter_areMarkedOneByOne(String latin1, String repaired) {
    byte[] body = latin1.getBytes(ISO_8859_1);

    Utf8 text = Utf8.of(body);

    assertThat(text.bytes()).isEqualTo(repaired.getBytes(ISO_8859_1));
    assertThat(new String(text.mended(0, body.length), UTF_8))
        .isEqualTo(
            new String(repaired.replace("?", "\u00ef\u00bf\u00bd").getBytes(ISO_8859_1), UTF_8));
  }

  @Test
  void of_anyBytes_agreesWithTheJdkOnWhatIsUtf8() {
    Random random = new Random(1);
    int[] lead = {
      0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0xf5
    };
    for (int n = 0; n < 20_000; n++) {
      byte[] body = new byte[1 + random.nextInt(5)];
      for (int i = 0; i < body.length; i++) {
        body[i] = (byte) lead[random.nextInt(lead.length)];
      }

      assertThat(Utf8.of(body).isRepaired(0, body.length)).isEqualTo(!isUtf8(body));
    }
  }

  private static boolean isUtf8(byte[] body) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
