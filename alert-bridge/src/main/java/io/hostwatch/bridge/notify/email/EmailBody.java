package io.hostwatch.bridge.notify.email;

import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.PlainText;
import io.hostwatch.bridge.notify.Wording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A notice as a mail's text and as its HTML; styles stand inline, since clients drop the others.
 */
final class EmailBody {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int DESCRIPTION_LIMIT = 10_000;
  private static final int VALUE_LIMIT = 1_000;
  private static final int LABELS_LIMIT = 50;

  private final Wording words;

  EmailBody(Notice notice) {
    this.words = new Wording(notice);
  }

  String text() {
    return """
    %s: %s

    %s

    %s

    %s

    %s
    """
        .formatted(
            words.badge(),
            summary(),
            description(),
            labels("%s: %s", "\n"),
            times() + words.note().map(note -> "\n" + note).orElse(""),
            links("%s: %s", "\n"));
  }

  String html() {
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><title>%2$s</title></head>
    <body style="margin:0;padding:16px;background:#f4f5f7;font-family:Helvetica,Arial,sans-serif">
    <table role="presentation" width="100%%" cellpadding="0" cellspacing="0"
     style="max-width:640px;margin:0 auto;background:#ffffff;border:1px solid #dfe1e6">
    <tr><td style="background:%1$s;color:#ffffff;padding:14px 20px;font-size:16px">
    <strong>%3$s</strong> &nbsp;%4$s</td></tr>
    <tr><td style="padding:20px;color:#172b4d;font-size:14px;line-height:20px">
    <p style="margin:0 0 12px;font-size:18px;line-height:24px"><strong>%2$s</strong></p>
    <p style="margin:0 0 16px;white-space:pre-wrap">%5$s</p>
    <table cellpadding="0" cellspacing="0" style="font-size:13px;line-height:18px">
    %6$s
    </table>
    <p style="margin:16px 0;color:#5e6c84;font-size:13px">%7$s</p>
    <p style="margin:0">%8$s</p>
    </td></tr></table></body></html>
    """
        .formatted(
            words.colour(),
            escape(summary()),
            words.badge(),
            escape(PlainText.cut(words.name(), VALUE_LIMIT)),
            escape(description()),
            labels(ROW, "\n"),
            times() + words.note().map(note -> "<br>" + escape(note)).orElse(""),
            links(ANCHOR, " &nbsp; "));
  }

  private static final String ROW =
      "<tr><td style=\"padding:2px 12px 2px 0;color:#5e6c84\">%s</td>"
          + "<td style=\"padding:2px 0;word-break:break-all\">%s</td></tr>";
  private static final String ANCHOR =
      "<a href=\"%2$s\" style=\"color:#0052cc;font-weight:bold\">%1$s</a>";

  private String summary() {
    return PlainText.cut(words.summary(), VALUE_LIMIT);
  }

  private String description() {
    return PlainText.cut(words.description(), DESCRIPTION_LIMIT);
  }

  private String labels(String form, String between) {
    return words.labels().entrySet().stream()
        .limit(LABELS_LIMIT)
        .map(label -> fill(form, label.getKey(), PlainText.cut(label.getValue(), VALUE_LIMIT)))
        .collect(Collectors.joining(between));
  }

  private String links(String form, String between) {
    return words.links().stream()
        .map(link -> fill(form, link.name(), link.address().toASCIIString()))
        .collect(Collectors.joining(between));
  }

  private String times() {
    String began = "Began " + time(words.began());
    return words
        .ended()
        .map(
            end ->
                began
                    + ", ended "
                    + time(end)
                    + words.lasted().map(l -> ", lasted " + l).orElse(""))
        .orElse(began);
  }

  private static String fill(String form, String name, String value) {
    boolean isHtml = form.startsWith("<");
    return form.formatted(isHtml ? escape(name) : name, isHtml ? escape(value) : value);
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
