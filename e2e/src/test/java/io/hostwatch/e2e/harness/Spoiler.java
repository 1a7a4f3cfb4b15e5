package io.hostwatch.e2e.harness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Bodies in which something is wrong, the same for the same random numbers.
 *
 * <p>Of the structured ones it is known which alerts in them are good; of the ones with damaged
 * bytes it is not.
 */
public final class Spoiler {

  private static final List<String> ENVELOPE =
      List.of(
          "groupKey",
          "truncatedAlerts",
          "receiver",
          "status",
          "groupLabels",
          "commonLabels",
          "commonAnnotations",
          "externalURL");
  private static final List<String> FIELDS =
      List.of("status", "labels", "annotations", "startsAt", "endsAt", "generatorURL");

  private final RandomGenerator random;

  public Spoiler(RandomGenerator random) {
    this.random = random;
  }

  /** A body with these good alerts among bad ones, in an envelope with odd values. */
  public String webhookBody(List<SentAlert> good) {
    Map<String, Object> body = SentAlert.webhook(mixed(good, SentAlert::inWebhook));
    for (int left = random.nextInt(3); left > 0; left--) {
      body.put(ENVELOPE.get(random.nextInt(ENVELOPE.size())), junk(0));
    }
    body.put(text(), junk(0));
    return Json.write(body);
  }

  /** An array with these good alerts among bad ones. */
  public String apiBody(List<SentAlert> good) {
    return Json.write(mixed(good, SentAlert::inApi));
  }

  /** The same body with some bytes changed, left out, doubled, or all that follows cut off. */
  public byte[] damaged(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    for (int left = 1 + random.nextInt(8); left > 0 && bytes.length > 1; left--) {
      int at = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(4)) {
            case 0 -> replaced(bytes, at);
            case 1 -> joined(bytes, at, at + 1);
            case 2 -> joined(bytes, Math.min(at + random.nextInt(32), bytes.length), at);
            default -> random.nextInt(8) == 0 ? joined(bytes, at, bytes.length) : bytes;
          };
    }
    return bytes;
  }

  private byte[] replaced(byte[] bytes, int at) {
    bytes[at] = (byte) random.nextInt(256);
    return bytes;
  }

  /** All before the one place, then all from the other on. */
  private static byte[] joined(byte[] bytes, int until, int from) {
    byte[] joined = new byte[until + bytes.length - from];
    System.arraycopy(bytes, 0, joined, 0, until);
    System.arraycopy(bytes, from, joined, until, bytes.length - from);
    return joined;
  }

  private List<Object> mixed(List<SentAlert> good, Form form) {
    List<Object> alerts = new ArrayList<>();
    good.forEach(alert -> alerts.add(form.of(alert)));
    for (int left = random.nextInt(4); left > 0; left--) {
      alerts.add(bad(form.of(SentAlert.firing("Bad", "bad-" + random.nextInt(1000)))));
    }
    Collections.shuffle(alerts, java.util.Random.from(random));
    return alerts;
  }

  private Object bad(Map<String, Object> alert) {
    if (random.nextInt(6) == 0) {
      return String.valueOf(junk(0));
    }
    Map<String, Object> bad = new TreeMap<>(alert);
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      String field = FIELDS.get(random.nextInt(FIELDS.size()));
      if (random.nextInt(4) == 0) {
        bad.remove(field);
      } else {
        bad.put(field, junk(0));
      }
    }
    return bad;
  }

  private Object junk(int depth) {
    return switch (random.nextInt(depth < 4 ? 12 : 10)) {
      case 0 -> Json.read("null");
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong();
      case 3 -> random.nextDouble() * Double.MAX_VALUE;
      case 4 -> new java.math.BigInteger(200, java.util.Random.from(random));
      case 5 -> "x".repeat(random.nextInt(2000));
      case 6 -> "%d-99-99T00:00:00Z".formatted(random.nextInt(20_000));
      case 7 -> "%+d-01-01T00:00:00Z".formatted(random.nextInt());
      case 8, 9 -> text();
      case 10 -> List.of(junk(depth + 1), junk(depth + 1));
      default -> new TreeMap<>(Map.of(text(), junk(depth + 1), "alertname", junk(depth + 1)));
    };
  }

  /** Any characters, control characters and halves of pairs included. */
  private String text() {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(12); left > 0; left--) {
      text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
    }
    return text.toString();
  }

  /** How an alert is written on one of the paths. */
  private interface Form {
    Map<String, Object> of(SentAlert alert);
  }
}
