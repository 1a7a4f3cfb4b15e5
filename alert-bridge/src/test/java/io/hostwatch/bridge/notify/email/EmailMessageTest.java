package io.hostwatch.bridge.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.notify.Handover;
import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Notices;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EmailMessageTest {
  private static final Session SESSION = Session.getInstance(new Properties());

  @Test
  void of_firing_hasHeadersForThreadsAndAgainstLoops() throws Exception {
    MimeMessage mail = sent(Notices.firing());
    String root = "<episode-" + Notices.firing().episode().id() + "@example.org>";

    assertThat(mail.getSubject()).isEqualTo("HostCpuSaturated on web-1:9100");
    assertThat(mail.getMessageID())
        .isEqualTo("<delivery-" + Notices.firing().id() + "@example.org>");
    assertThat(mail.getHeader("In-Reply-To")).containsExactly(root);
    assertThat(mail.getHeader("References")).containsExactly(root);
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
    assertThat(mail.getHeader("X-Team")).containsExactly("ops");
    assertThat(mail.getSentDate()).isEqualTo(Notices.START);
    assertThat(mail.getFrom()[0]).hasToString("Hostwatch <bridge@example.org>");
  }

  @Test
  void of_resolved_joinsTheThread() throws Exception {
    MimeMessage mail = sent(Notices.resolved());

    assertThat(mail.getSubject()).isEqualTo("Re: HostCpuSaturated on web-1:9100");
    assertThat(mail.getHeader("References"))
        .isEqualTo(sent(Notices.firing()).getHeader("References"));
    assertThat(mail.getMessageID()).isNotEqualTo(sent(Notices.firing()).getMessageID());
  }

  @Test
  void of_sameDeliveryAgain_hasTheSameId() throws Exception {
    assertThat(sent(Notices.firing()).getMessageID())
        .isEqualTo(sent(Notices.firing()).getMessageID());
  }

  @Test
  void of_firing_tellsTheSameInTextAndHtml() throws Exception {
    MimeMultipart parts = (MimeMultipart) sent(Notices.firing()).getContent();
    String text = (String) parts.getBodyPart(0).getContent();
    String html = (String) parts.getBodyPart(1).getContent();

    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(text)
        .startsWith("🔥 FIRING: CPU of web-1:9100 is busy")
        .contains("97 %", "severity: critical", "Began 1 Mar 2026 10:00:00 UTC", "Runbook: http");
    assertThat(html)
        .contains("background:#a30200", "🔥 FIRING", "97 %", "critical")
        .contains("href=\"https://example.org/runbooks/cpu\"");
  }

  @Test
  void of_resolved_isGreenAndTellsHowLongItLasted() throws Exception {
    MimeMultipart parts = (MimeMultipart) sent(Notices.resolved()).getContent();

    assertThat((String) parts.getBodyPart(0).getContent())
        .startsWith("✅ RESOLVED: ")
        .contains("lasted 5 min");
    assertThat((String) parts.getBodyPart(1).getContent()).contains("background:#2eb886");
  }

  @Test
  void of_markupInTexts_isEscapedInHtml() throws Exception {
    Notice notice = Notices.withAnnotations(Map.of("description", "<script>x</script> & \"y\""));

    MimeMultipart parts = (MimeMultipart) sent(notice).getContent();

    assertThat((String) parts.getBodyPart(1).getContent())
        .contains("&lt;script&gt;x&lt;/script&gt; &amp; &quot;y&quot;")
        .doesNotContain("<script>");
  }

  @Test
  void of_lineBreaksInLabels_addNoHeader() throws Exception {
    Notice notice =
        Notices.withLabels(
            Map.of("alertname", "A\r\nBcc: all@example.org", "instance", "x\nX-Evil: 1"));

    MimeMessage mail = sent(notice);

    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getHeader("X-Evil")).isNull();
    assertThat(mail.getSubject()).isEqualTo("A  Bcc: all@example.org on x X-Evil: 1");
  }

  @Test
  void of_lettersOfAllKinds_arrive() throws Exception {
    MimeMessage mail = sent(Notices.withLabels(Map.of("alertname", "Größe 🔥 高")));

    assertThat(mail.getSubject()).isEqualTo("Größe 🔥 高 on web-1:9100");
  }

  @Test
  void of_lettersOfAllKindsInNamesAndHeaders_arrive() throws Exception {
    EmailConfig plain = Emails.plain(25);
    EmailConfig config =
        new EmailConfig(
            plain.server(),
            "Größe <bridge@example.org>",
            List.of("Jürgen 高 <j@example.org>"),
            Map.of("X-Team", "Zürich"),
            plain.timeout());

    MimeMessage mail = sent(config, Notices.firing());

    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Größe");
    assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo("Jürgen 高");
    assertThat(MimeUtility.decodeText(mail.getHeader("X-Team")[0])).isEqualTo("Zürich");
    assertThat(mail.getHeader("To")[0]).matches("\\p{ASCII}+");
  }

  @Test
  void of_anything_keepsLinesShort() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Notice notice = Notices.withAnnotations(Map.of("description", "x".repeat(50_000)));

    EmailMessage.of(SESSION, Emails.plain(25), notice, Notices.START).writeTo(bytes);

    assertThat(bytes.toString(StandardCharsets.ISO_8859_1).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
  }

  @Test
  void writeTo_withdrawnBefore_ends() throws Exception {
    EmailMessage mail = EmailMessage.of(SESSION, Emails.plain(25), Notices.firing(), Notices.START);

    assertThat(mail.sending().withdraw()).isEqualTo(Handover.NOT_BEGUN);

    assertThatThrownBy(() -> mail.writeTo(OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("given up");
    assertThat(mail.sending().handover()).isEqualTo(Handover.NOT_BEGUN);
  }

  @Test
  void withdraw_writtenBefore_tellsSo() throws Exception {
    EmailMessage mail = EmailMessage.of(SESSION, Emails.plain(25), Notices.firing(), Notices.START);
    mail.writeTo(OutputStream.nullOutputStream());

    assertThat(mail.sending().withdraw()).isEqualTo(Handover.UNKNOWN);
  }

  // As a server sees it: written out and read again.
  private static MimeMessage sent(Notice notice) throws MessagingException, IOException {
    return sent(Emails.plain(25), notice);
  }

  private static MimeMessage sent(EmailConfig config, Notice notice)
      throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EmailMessage.of(SESSION, config, notice, Notices.START).writeTo(bytes);
    return new MimeMessage(SESSION, new ByteArrayInputStream(bytes.toByteArray()));
  }
}
