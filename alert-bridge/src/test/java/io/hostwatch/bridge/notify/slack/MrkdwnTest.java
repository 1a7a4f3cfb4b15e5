package io.hostwatch.bridge.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class MrkdwnTest {
  @Test
  void escape_markup_isNoMarkupAnyMore() {
    assertThat(Mrkdwn.escape("<!channel> & <b>", 100))
        .isEqualTo("&lt;!channel&gt; &amp; &lt;b&gt;");
  }

  @Test
  void escape_exactFit_isWhole() {
    assertThat(Mrkdwn.escape("ab&", 7)).isEqualTo("ab&amp;");
  }

  @Test
  void escape_tooLong_cutsBeforeAnEscape() {
    assertThat(Mrkdwn.escape("ab&c", 7)).isEqualTo("ab…");
  }

  @Test
  void escape_tooLong_cutsBeforeAPair() {
    assertThat(Mrkdwn.escape("ab🔥🔥", 4)).isEqualTo("ab…");
  }

  @Test
  void link_addressWithMarkup_isOneLink() {
    assertThat(Mrkdwn.link(URI.create("http://p/graph?a=1&b=%7C"), "Query"))
        .isEqualTo("<http://p/graph?a=1&amp;b=%7C|Query>");
  }
}
