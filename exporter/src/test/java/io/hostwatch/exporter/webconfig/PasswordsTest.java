package io.hostwatch.exporter.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  /** "secret", as three programs spell it, and with a cost that takes a while. */
  private static final Map<String, String> HASHES =
      Map.of(
          "a", "$2a$04$lxZcpOh3bUapSRZpJb0OhuG4dFNmv0FyUqgT/RFScaL.IZLevTCgK",
          "b", "$2b$04$IScY.G26w.fcsLJxZmxY5.JFtc/MW0owLrRr142.JNLTIPXLCS7ee",
          "y", "$2y$04$Wy5uoYMJl/nig5d5rmUwYOEQPLxGv/Le/9ZsBjW9olxkiXDiEWdKe",
          "slow", "$2y$10$DX54LewA3ipIQeNssj0Y8.bHOJaZ/vfKbVJY80pCha4bK.HbNYSwO");

  private final Passwords passwords = new Passwords(new Users(HASHES));

  @ParameterizedTest
  @ValueSource(strings = {"a:secret", "b:secret", "y:secret", "slow:change-me"})
  void accept_rightPassword_isAdmittedAgainAndAgain(String pair) {
    assertThat(passwords.accept(basic(pair))).isTrue();
    assertThat(passwords.accept(basic(pair))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a:wrong", "a:", "a", "nobody:secret", ":secret", "a:secret ", "A:secret"})
  void accept_anythingElse_isNot(String pair) {
    passwords.accept(basic("a:secret"));

    assertThat(passwords.accept(basic(pair))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Basic ", "Basic %%%", "Bearer YTpzZWNyZXQ="})
  void accept_noBasicCredentials_isNot(String header) {
    assertThat(passwords.accept(header)).isFalse();
  }

  @Test
  void accept_nobodyIsListed_admitsAnyone() {
    assertThat(new Passwords(new Users(Map.of())).accept(null)).isTrue();
    assertThat(passwords.accept(null)).isFalse();
  }

  @Test
  void accept_rememberedPassword_costsNoBcrypt() {
    passwords.accept(basic("slow:change-me"));

    Duration again = took("slow:change-me", 200);

    assertThat(again).isLessThan(took("slow:wrong", 10));
  }

  @Test
  void accept_unknownUser_takesAsLongAsAWrongPassword() {
    took("slow:warm up", 3);
    double wrong = took("slow:wrong", 5).toNanos();

    double unknown = took("nobody:wrong", 5).toNanos();

    assertThat(unknown).isBetween(wrong / 4, wrong * 4);
  }

  @Test
  void accept_passwordLongerThanBcryptReads_countsByItsStart() {
    String seventyTwo = "s".repeat(72);
    String hash =
        new String(
            BCrypt.withDefaults().hash(4, seventyTwo.getBytes(StandardCharsets.US_ASCII)),
            StandardCharsets.US_ASCII);
    Passwords lengthy = new Passwords(new Users(Map.of("a", hash)));

    assertThat(lengthy.accept(basic("a:" + seventyTwo + "more"))).isTrue();
  }

  @Test
  void toString_ofUsers_showsNoHash() {
    assertThat(new Users(HASHES).toString()).doesNotContain("$");
  }

  private Duration took(String pair, int times) {
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      passwords.accept(basic(pair));
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
