package io.hostwatch.exporter.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedTest {
  private final AtomicLong now = new AtomicLong(-5);
  private final List<String> asked = new ArrayList<>();
  private final Cached<String, String> cached = new Cached<>(this::find, now::get);

  @Test
  void at_sameStateWithinAMinute_isKept() throws IOException {
    cached.at("a");
    now.addAndGet(Duration.ofSeconds(59).toNanos());

    String found = cached.at("a");

    assertThat(found).isEqualTo("found a");
    assertThat(asked).containsExactly("a");
  }

  @Test
  void at_minuteLater_isFoundAnew() throws IOException {
    cached.at("a");
    now.addAndGet(Duration.ofSeconds(60).toNanos());

    cached.at("a");

    assertThat(asked).containsExactly("a", "a");
  }

  @Test
  void at_otherState_isFoundAnew() throws IOException {
    cached.at("a");

    String found = cached.at("b");

    assertThat(found).isEqualTo("found b");
  }

  @Test
  void at_findingFails_triesAgainNextTime() throws IOException {
    cached.at("a");
    assertThatThrownBy(() -> cached.at("bad")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> cached.at("bad")).isInstanceOf(IOException.class);

    cached.at("a");

    assertThat(asked).containsExactly("a", "bad", "bad", "a");
  }

  private String find(String state) throws IOException {
    asked.add(state);
    if (state.equals("bad")) {
      throw new IOException("bad");
    }
    return "found " + state;
  }
}
