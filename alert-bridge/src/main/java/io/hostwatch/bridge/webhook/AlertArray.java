package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.Receipt.Quarantined;
import io.hostwatch.bridge.webhook.Decoded.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the alerts of a body one after the other; one that cannot be understood costs only itself.
 * Used once, by one thread.
 */
final class AlertArray {

  /** So many bytes are kept of what could not be understood; the receipt holds all of it. */
  static final int MAX_PART = 64 * 1024;

  private static final int MAX_QUARANTINED = 1000;
  private static final String TOO_LONG = "(too long)";

  private final PatientParser parser;
  private final byte[] body;
  private final Utf8 text;
  private final BodyMemory memory;
  private final Function<ReportedAlert, Alert> form;
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Quarantined> quarantined = new ArrayList<>();
  private int rejected;

  /**
   * Begins with nothing.
   *
   * @param body as it came, for the quarantine
   * @param text what {@code parser} reads
   * @param form judges what an alert says
   */
  AlertArray(
      PatientParser parser,
      byte[] body,
      Utf8 text,
      BodyMemory memory,
      Function<ReportedAlert, Alert> form) {
    this.parser = parser;
    this.body = body;
    this.text = text;
    this.memory = memory;
    this.form = form;
  }

  /**
   * Reads the array that the parser is at the start of.
   *
   * @param name of the array, for faults
   */
  void read(String name) {
    int depth = parser.depth();
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      readAlert(name, i, depth);
    }
  }

  /** The value beside the array that the parser is at, no container, or what stands for it. */
  String valueBeside() {
    boolean isText = parser.currentToken() == JsonToken.VALUE_STRING;
    if (isText && JsonBodies.isLong(parser, text.bytes())) {
      return TOO_LONG;
    }
    String value = parser.getString();
    return value.length() <= JsonBodies.MAX_TEXT ? memory.beside(value) : TOO_LONG;
  }

  /** All that was read, in its envelope. */
  Message message(String receiver, String groupKey, boolean isRepeat, long truncatedAlerts) {
    return new Message(
        receiver, groupKey, isRepeat, truncatedAlerts, alerts, rejected, quarantined);
  }

  private void readAlert(String name, int index, int depth) {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    try {
      ReportedAlert said = new AlertReader(parser, text.bytes(), memory).read();
      alerts.add(form.apply(text.isRepaired(start, end()) ? mended(start, end()) : said));
    } catch (BadAlertException | IllegalArgumentException e) {
      parser.leave(depth);
      parser.finishToken();
      reject(() -> name + "[" + index + "]: " + e.getMessage(), start, end());
    }
  }

  private int end() {
    return (int) parser.currentLocation().getByteOffset();
  }

  /** Reads an alert of which not all was UTF-8 once more, in its own bytes. */
  private ReportedAlert mended(int start, int end) {
    byte[] json = text.mended(start, end);
    try (JsonParser again = JsonBodies.parser(json)) {
      again.nextToken();
      return new AlertReader(again, json, memory).read();
    }
  }

  private void reject(Supplier<String> reason, int start, int end) {
    rejected++;
    if (quarantined.size() < MAX_QUARANTINED) {
      byte[] part = Arrays.copyOfRange(body, start, Math.min(end, start + MAX_PART));
      quarantined.add(new Quarantined(reason.get(), RawBody.owning(part)));
    }
  }
}
