package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import io.hostwatch.bridge.webhook.Decoded.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads the alerts of a body, holding one alert's tree at a time; one that cannot be understood
 * costs only itself. Used once, by one thread.
 */
final class AlertArray {
  private static final int MAX_QUARANTINED = 1000;
  private static final int MAX_PART = 64 * 1024;
  private static final int ALERTS_BETWEEN_LOOKS = 1024;

  private final JsonParser parser;
  private final byte[] body;
  private final Utf8 text;
  private final Deadline deadline;
  private final Function<JsonNode, Alert> form;
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Quarantined> quarantined = new ArrayList<>();
  private int rejected;

  /**
   * @param body as it came, for the quarantine
   * @param text what {@code parser} reads
   * @param form reads one alert
   */
  AlertArray(
      JsonParser parser,
      byte[] body,
      Utf8 text,
      Deadline deadline,
      Function<JsonNode, Alert> form) {
    this.parser = parser;
    this.body = body;
    this.text = text;
    this.deadline = deadline;
    this.form = form;
  }

  /**
   * Reads the array that the parser is at the start of.
   *
   * @param name of the array, for faults
   */
  void read(String name) {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      stopWhenLate(i);
      readAlert(name, i);
    }
  }

  /** All that was read, in its envelope. */
  Message message(String receiver, String groupKey, boolean isRepeat, long truncatedAlerts) {
    return new Message(
        receiver, groupKey, isRepeat, truncatedAlerts, alerts, rejected, quarantined);
  }

  private void readAlert(String name, int index) {
    long start = parser.currentTokenLocation().getByteOffset();
    JsonNode tree = parser.readValueAsTree();
    long end = parser.currentLocation().getByteOffset();
    OptionalInt broken = text.repairedWithin(start, end);
    try {
      if (broken.isPresent()) {
        throw new BadAlertException(
            "expected UTF-8, found another byte at offset " + broken.getAsInt());
      }
      alerts.add(form.apply(tree));
    } catch (BadAlertException | IllegalArgumentException e) {
      reject(name + "[" + index + "]: " + e.getMessage(), (int) start, (int) end);
    }
  }

  /** Keeps what tells the fault; the receipt holds the whole body anyway. */
  private void reject(String reason, int start, int end) {
    rejected++;
    if (quarantined.size() < MAX_QUARANTINED) {
      byte[] part = Arrays.copyOfRange(body, start, Math.min(end, start + MAX_PART));
      quarantined.add(new Quarantined(reason, RawBody.of(part)));
    }
  }

  private void stopWhenLate(int index) {
    if (index % ALERTS_BETWEEN_LOOKS == 0 && deadline.isPast()) {
      throw RefusedException.unavailable("the body took too long to read");
    }
  }
}
