package io.hostwatch.bridge.notify.email;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.notify.Handover;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.PlainText;
import io.hostwatch.bridge.notify.Wording;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * A notice as a mail.
 *
 * <p>The {@code Message-ID} is the delivery's, so that a repeated attempt can be told from a second
 * mail. All mails of an episode refer to one root that was never sent, and have the same subject
 * but for {@code Re:}: mail clients thread by either.
 */
final class EmailMessage extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final int SUBJECT_LIMIT = 200;

  private final String messageId;
  private final Sending sending = new Sending();

  private EmailMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /** Composes the mail, ready to be handed over. */
  static EmailMessage of(Session session, EmailConfig config, Notice notice, Instant now)
      throws MessagingException {
    InternetAddress from = mailbox(config.from());
    String domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    EmailMessage message = new EmailMessage(session, id("delivery", notice.id(), domain));
    message.address(from, config);
    message.thread(notice, id("episode", notice.episode().id(), domain));
    message.setSentDate(Date.from(now));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    for (Map.Entry<String, String> header : config.headers().entrySet()) {
      message.setHeader(header.getKey(), encoded(header.getValue()));
    }
    message.fill(new EmailBody(notice));
    message.saveChanges();
    return message;
  }

  /** Keeps the id that the delivery gave, where the library would make up a new one each time. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  /**
   * Writes it; what ends it for the server comes after.
   *
   * @throws IOException also if it was withdrawn meanwhile
   */
  @Override
  public void writeTo(OutputStream to, String[] ignoredHeaders)
      throws IOException, MessagingException {
    super.writeTo(to, ignoredHeaders);
    sending.reach(Handover.UNKNOWN);
  }

  /** How far it came. */
  Sending sending() {
    return sending;
  }

  private void address(InternetAddress from, EmailConfig config) throws MessagingException {
    setFrom(from);
    InternetAddress[] to = new InternetAddress[config.to().size()];
    for (int i = 0; i < to.length; i++) {
      to[i] = mailbox(config.to().get(i));
    }
    setRecipients(Message.RecipientType.TO, to); // one by one, each parses all before it
  }

  private void thread(Notice notice, String root) throws MessagingException {
    String subject = PlainText.cut(new Wording(notice).subject(), SUBJECT_LIMIT);
    setSubject((notice.event().sequence() > 1 ? "Re: " : "") + subject, UTF_8);
    setHeader("In-Reply-To", root);
    setHeader("References", root);
  }

  private void fill(EmailBody body) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(body.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(body.html(), UTF_8, "html");
    setContent(new MimeMultipart("alternative", text, html));
  }

  // Parsing leaves a name as it is written; setting it encodes what is not ASCII.
  private static InternetAddress mailbox(String text) throws MessagingException {
    InternetAddress mailbox = new InternetAddress(text);
    String name = mailbox.getPersonal();
    if (name != null) {
      try {
        mailbox.setPersonal(name, UTF_8);
      } catch (UnsupportedEncodingException e) {
        throw new IllegalStateException("every JVM knows UTF-8", e);
      }
    }
    return mailbox;
  }

  private static String encoded(String text) {
    try {
      return MimeUtility.encodeText(text, UTF_8, null);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JVM knows UTF-8", e);
    }
  }

  private static String id(String kind, Id id, String domain) {
    return "<" + kind + "-" + id + "@" + domain + ">";
  }
}
