package io.hostwatch.bridge.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretTest {
  private final Secret secret = Secret.of("s3cret");

  @Test
  void toString_always_masksTheValue() {
    assertThat(secret).hasToString("***");
    assertThat("token " + secret).doesNotContain("s3cret");
  }

  @Test
  void matches_sameAndOtherText_tellsThemApart() {
    assertThat(secret.matches("s3cret")).isTrue();
    assertThat(secret.matches("s3cre")).isFalse();
  }

  @Test
  void scrub_textWithTheValue_masksIt() {
    assertThat(secret.scrub("GET /s3cret?s3cret")).isEqualTo("GET /***?***");
  }

  @Test
  void of_emptyText_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.of(""))
        .withMessageContaining("expected at least one character");
  }
}
