package io.hostwatch.e2e.receivers;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One mail as its reader gets it. */
public record Mail(String messageId, String subject, String text, String html) {

  private static final Pattern HISTORY = Pattern.compile("[?&]alert=([0-9A-Za-z-]+)");

  static Mail of(MimeMessage message) throws MessagingException, IOException {
    return new Mail(
        message.getMessageID(),
        message.getSubject(),
        part(message, "text/plain"),
        part(message, "text/html"));
  }

  /** Whether it tells of an end. */
  public boolean resolved() {
    return text.contains("RESOLVED");
  }

  /** The episode whose history it links to. */
  public String episode() {
    Matcher link = HISTORY.matcher(text);
    if (!link.find()) {
      throw new AssertionError("no link to the history in " + text);
    }
    return link.group(1);
  }

  private static String part(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString();
    }
    StringBuilder found = new StringBuilder();
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart child = parts.getBodyPart(i);
        found.append(part(child, type));
      }
    }
    return found.toString();
  }
}
