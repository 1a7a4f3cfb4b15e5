package io.hostwatch.bridge.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class BoundedSocketTest {
  private static final int MOST = Math.toIntExact(BoundedSocket.MOST_BYTES);

  private final BoundedSocket socket = new BoundedSocket(new Talkative());

  @Test
  void read_upToTheBound_goesOn() throws IOException {
    assertThat(socket.getInputStream().readNBytes(MOST)).hasSize(MOST);
  }

  @Test
  void read_beyondTheBound_failsAndSaysWhy() throws IOException {
    InputStream answer = socket.getInputStream();

    assertThatThrownBy(() -> answer.readNBytes(MOST + 1))
        .isInstanceOf(IOException.class)
        .hasMessage("the answer has more than 1048576 bytes");
  }

  @Test
  void read_byteByByte_isBoundedToo() throws IOException {
    InputStream answer = socket.getInputStream();
    answer.skipNBytes(MOST);

    assertThatThrownBy(answer::read).isInstanceOf(IOException.class);
  }

  @Test
  void write_something_allowsAnotherAnswer() throws IOException {
    InputStream answer = socket.getInputStream();
    answer.skipNBytes(MOST);

    socket.getOutputStream().write('?');

    assertThat(answer.readNBytes(MOST)).hasSize(MOST);
  }

  /** Whatever it is asked, it never stops to answer. */
  private static final class Talkative extends Socket {
    @Override
    public InputStream getInputStream() {
      return new InputStream() {
        @Override
        public int read() {
          return '!';
        }
      };
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }
  }
}
