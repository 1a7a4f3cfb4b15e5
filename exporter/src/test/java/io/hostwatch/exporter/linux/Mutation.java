package io.hostwatch.exporter.linux;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages a file's bytes in one of the ways in which files go wrong. */
final class Mutation {
  private static final List<String> NUMBERS =
      List.of(
          "",
          "-1",
          "0",
          "00",
          "1e999",
          "NaN",
          "+Inf",
          "0x10",
          "1.5",
          "-9223372036854775809",
          "9223372036854775808",
          "18446744073709551615",
          "18446744073709551616",
          "99999999999999999",
          "1".repeat(400),
          "２",
          "1 2",
          "1:2",
          "\u0000");

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  byte[] of(byte[] sound) {
    if (sound.length == 0) {
      return noise(random.nextInt(50));
    }
    return switch (random.nextInt(9)) {
      case 0, 1 -> flipped(sound);
      case 2, 3 -> numberReplaced(sound);
      case 4 -> Arrays.copyOf(sound, random.nextInt(sound.length));
      case 5 -> without(sound);
      case 6 -> repeated(sound);
      case 7 -> noise(random.nextInt(2000));
      default -> numberReplaced(flipped(without(sound)));
    };
  }

  private byte[] flipped(byte[] sound) {
    byte[] wrong = sound.clone();
    for (int i = random.nextInt(3); i >= 0 && wrong.length > 0; i--) {
      wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
    }
    return wrong;
  }

  private byte[] without(byte[] sound) {
    int from = random.nextInt(sound.length);
    int to = Math.min(sound.length, from + 1 + random.nextInt(80));
    return joined(Arrays.copyOf(sound, from), Arrays.copyOfRange(sound, to, sound.length));
  }

  private byte[] repeated(byte[] sound) {
    int from = random.nextInt(sound.length);
    byte[] part = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + 200));
    byte[] more = sound;
    for (int i = random.nextInt(20); i >= 0; i--) {
      more = joined(more, part);
    }
    return more;
  }

  private byte[] numberReplaced(byte[] sound) {
    String text = new String(sound, StandardCharsets.ISO_8859_1);
    int at = sound.length == 0 ? 0 : random.nextInt(sound.length);
    while (at < text.length() && !Character.isDigit(text.charAt(at))) {
      at++;
    }
    int end = at;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    byte[] number = NUMBERS.get(random.nextInt(NUMBERS.size())).getBytes(StandardCharsets.UTF_8);
    return joined(
        joined(Arrays.copyOf(sound, at), number), Arrays.copyOfRange(sound, end, sound.length));
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
