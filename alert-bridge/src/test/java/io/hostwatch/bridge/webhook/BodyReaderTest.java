package io.hostwatch.bridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.webhook.Admission.Ticket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyReaderTest {
  private static final int CHUNK = 64 * 1024;
  private static final Deadline LATER = Deadline.after(Duration.ofMinutes(5));

  private final BodyReader reader = new BodyReader(1 << 20);
  private final Ticket ticket = new Admission().enter(LATER);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 10",
    "0, -1, 10",
    "500, 500, 10",
    "500, 500, 1000",
    "500, -1, 100",
    "65536, 65536, 70000",
    "65536, -1, 1000",
    "65537, 65537, 1000",
    "1048576, 1048576, 70000",
    "1048576, -1, 30000"
  })
  void read_bodyOfAnyLength_isWhole(int length, int declared, int atOnce) throws IOException {
    Sent sent = new Sent(length, atOnce);

    byte[] body = reader.read(sent, declared, null, ticket, LATER);

    assertThat(body).isEqualTo(sent.content);
  }

  @Test
  void read_smallBody_takesNoMoreRoomThanItNeeds() throws IOException {
    Sent sent = new Sent(500, 100);

    byte[] body = reader.read(sent, 500, null, ticket, LATER);

    assertThat(body).hasSize(500);
    assertThat(sent.largestRoom).isEqualTo(500);
  }

  @Test
  void read_muchDeclaredAndLittleSent_takesNoMoreThanAChunk() throws IOException {
    Sent sent = new Sent(500, 100);

    reader.read(sent, 1 << 20, null, ticket, LATER);

    assertThat(sent.largestRoom).isLessThanOrEqualTo(CHUNK);
  }

  @Test
  void read_largeBody_takesAboutTwiceWhatArrivedAtMost() throws IOException {
    Sent sent = new Sent(3 * CHUNK, 1000);

    reader.read(sent, 1 << 20, null, ticket, LATER);

    assertThat(sent.largestRoom).isLessThanOrEqualTo(6 * CHUNK);
  }

  @Test
  void read_moreThanAllowed_isRefused() {
    Sent sent = new Sent((1 << 20) + 1, CHUNK);

    assertThatThrownBy(() -> reader.read(sent, -1, null, ticket, LATER))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(413));
  }

  /** A body of a known random content, which arrives a little at a time. */
  private static final class Sent extends ByteArrayInputStream {
    private final byte[] content;
    private final int atOnce;
    private int largestRoom;

    Sent(int length, int atOnce) {
      super(new byte[length]);
      this.atOnce = atOnce;
      content = buf;
      new Random(length).nextBytes(content);
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      largestRoom = Math.max(largestRoom, into.length);
      return super.read(into, offset, Math.min(length, atOnce));
    }
  }
}
