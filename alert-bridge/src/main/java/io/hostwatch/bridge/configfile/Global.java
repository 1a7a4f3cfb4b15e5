package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.delivery.ChannelPolicy;
import io.hostwatch.bridge.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/** What holds for receivers that do not say otherwise. */
record Global(Duration giveUpAfter, Optional<Secret> slackApiUrl, Mail mail) {

  /** The same for mail; in an entry of {@code email_configs}, what that entry says itself. */
  record Mail(
      Optional<Form.HostPort> smarthost,
      Optional<String> from,
      Optional<String> hello,
      Account account,
      Optional<Boolean> requireTls,
      Optional<Boolean> forceImplicitTls) {

    /** Reads the keys of {@code section} that begin with {@code prefix}. */
    static Mail read(Section section, String prefix) {
      return new Mail(
          section.value(prefix + "smarthost", Form.SMARTHOST),
          section.value(prefix + "from", Form.ADDRESS),
          section.value(prefix + "hello", Form.TEXT),
          new Account(
              section.value(prefix + "auth_username", Form.TEXT),
              new Secrets(section).read(prefix + "auth_password"),
              section.value(prefix + "auth_identity", Form.TEXT)),
          section.value(prefix + "require_tls", Form.BOOL),
          section.value(prefix + "force_implicit_tls", Form.BOOL));
    }

    /** This, with {@code fallback} for what it leaves open. */
    Mail or(Mail fallback) {
      return new Mail(
          smarthost.or(fallback::smarthost),
          from.or(fallback::from),
          hello.or(fallback::hello),
          account.or(fallback.account),
          requireTls.or(fallback::requireTls),
          forceImplicitTls.or(fallback::forceImplicitTls));
    }
  }

  /** An account at the mail server, as far as it is known. */
  record Account(Optional<String> username, Optional<Secret> password, Optional<String> identity) {

    Account or(Account fallback) {
      return new Account(
          username.or(fallback::username),
          password.or(fallback::password),
          identity.or(fallback::identity));
    }
  }

  static Global read(Section section) {
    return new Global(
        section.value("give_up_after", Form.PATIENCE).orElse(ChannelPolicy.DEFAULT_GIVE_UP_AGE),
        new Secrets(section).read("slack_api_url", Form.WEBHOOK),
        Mail.read(section, "smtp_"));
  }
}
