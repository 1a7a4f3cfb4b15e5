package io.hostwatch.bridge.configfile;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of one kind of mapping.
 *
 * @param title what the mapping is, for the documentation
 * @param foreign keys that Alertmanager knows and the bridge does not, with what to do instead
 */
record Schema(String title, List<Key> keys, Map<String, String> foreign) {
  private static final String NO_TEMPLATES =
      "templates are not supported, the bridge words its messages itself; leave it out";
  private static final String GROUPING = "Alertmanager groups before it sends; leave it out here";
  private static final String SECRET = "text, `${NAME}` or the key with `_file`";
  private static final String SEND_RESOLVED = "whether the end of an alert is told, too";

  private static final Key GIVE_UP =
      key("give_up_after", Form.PATIENCE.expected(), "`global`'s", "how long a message is tried");
  private static final Key ATTEMPTS =
      key("max_attempts", Form.COUNT.expected(), "none", "how often a message is tried at most");
  private static final Key BURST =
      key("rate_burst", Form.COUNT.expected(), "`5`", "how many at once after a rest");

  static final Schema FILE =
      new Schema(
          "The file",
          List.of(
              key("global", "a mapping", "none", "what holds for all receivers"),
              key("sources", "a list", "one source named `alertmanager`", "who may send alerts"),
              key("route", "a mapping", "required", "the root of the route tree"),
              key("receivers", "a list", "required", "who is told, and how")),
          Map.of(
              "templates", NO_TEMPLATES,
              "inhibit_rules", "Alertmanager inhibits before it sends; leave it out here",
              "time_intervals", "Alertmanager mutes before it sends; leave it out here",
              "mute_time_intervals", "Alertmanager mutes before it sends; leave it out here"));

  static final Schema GLOBAL =
      new Schema(
          "`global`",
          List.of(
              key(
                  "give_up_after",
                  Form.PATIENCE.expected(),
                  "`24h`",
                  "how long a message is tried, counted from its event"),
              key("slack_api_url", SECRET, "none", "the webhook of `slack_configs` without one"),
              key("smtp_smarthost", Form.SMARTHOST.expected(), "none", "the mail server"),
              key("smtp_from", Form.ADDRESS.expected(), "none", "the sender of mails"),
              key("smtp_hello", Form.TEXT.expected(), "`localhost`", "the name in the greeting"),
              key("smtp_auth_username", Form.TEXT.expected(), "none", "the account at the server"),
              key("smtp_auth_password", SECRET, "none", "its password"),
              key("smtp_auth_identity", Form.TEXT.expected(), "none", "the account to act for"),
              key("smtp_require_tls", Form.BOOL.expected(), "`true`", "no mail without TLS"),
              key(
                  "smtp_force_implicit_tls",
                  Form.BOOL.expected(),
                  "`true` on port 465",
                  "TLS from the first byte instead of STARTTLS")),
          Map.of("resolve_timeout", "Alertmanager decides when an alert is over; leave it out"));

  static final Schema SOURCE =
      new Schema(
          "An entry of `sources`",
          List.of(
              key("name", Form.NAME.expected(), "required", "the last part of the ingest path"),
              key("authorization", "a mapping", "none", "what the sender has to show"),
              key(
                  "alertmanagers",
                  "a list of addresses such as `http://127.0.0.1:9093`",
                  "none",
                  "the Alertmanagers that send, all of their cluster: asked what they hold"),
              key("alertmanager_config", "a mapping", "none", "what the bridge shows to them")),
          Map.of());

  static final Schema ALERTMANAGER =
      new Schema(
          "`alertmanager_config`",
          List.of(
              key("authorization", "a mapping", "none", "a token for each request"),
              key("basic_auth", "a mapping", "none", "an account for each request")),
          Map.of());

  static final Schema BASIC_AUTH =
      new Schema(
          "`basic_auth`",
          List.of(
              key("username", Form.TEXT.expected(), "required", "the account"),
              key("password", SECRET, "required", "its password")),
          Map.of());

  static final Schema AUTHORIZATION =
      new Schema(
          "`authorization`",
          List.of(
              key("type", "`Bearer`", "`Bearer`", "the scheme of the `Authorization` header"),
              key(
                  "credentials",
                  SECRET,
                  "required",
                  "the token; printable ASCII where the bridge sends it")),
          Map.of());

  static final Schema ROUTE =
      new Schema(
          "`route` and each entry of `routes`",
          List.of(
              key("receiver", "a receiver's name", "the parent's", "who is told"),
              key(
                  "matchers",
                  "a list of matchers such as `severity=\"critical\"`",
                  "everything",
                  "what an alert must fulfil; not on the root"),
              key(
                  "continue",
                  Form.BOOL.expected(),
                  "`false`",
                  "whether the siblings after a match are asked, too"),
              key("routes", "a list", "none", "the routes below")),
          Map.of(
              "match", "expected \"matchers\"",
              "match_re", "expected \"matchers\"",
              "group_by", GROUPING,
              "group_wait", GROUPING,
              "group_interval", GROUPING,
              "repeat_interval", GROUPING));

  static final Schema RECEIVER =
      new Schema(
          "An entry of `receivers`",
          List.of(
              key("name", Form.RECEIVER.expected(), "required", "what routes call it"),
              key("slack_configs", "a list", "none", "Slack channels"),
              key("email_configs", "a list", "none", "mailboxes"),
              key("log_configs", "a list", "none", "lines in the bridge's log")),
          Map.of());

  static final Schema SLACK =
      new Schema(
          "An entry of `slack_configs`",
          List.of(
              key("send_resolved", Form.BOOL.expected(), "`true`", SEND_RESOLVED),
              key("api_url", SECRET, "`global`'s", "the incoming webhook"),
              key("channel", Form.TEXT.expected(), "the webhook's", "legacy webhooks only"),
              key("username", Form.TEXT.expected(), "the webhook's", "legacy webhooks only"),
              key("icon_emoji", Form.TEXT.expected(), "the webhook's", "legacy webhooks only"),
              key("icon_url", Form.TEXT.expected(), "the webhook's", "legacy webhooks only"),
              key("http_config", "a mapping", "none", "how to get there"),
              key("timeout", Form.TIMEOUT.expected(), "`10s`", "for one request"),
              GIVE_UP,
              ATTEMPTS,
              key("rate_limit", Form.RATE.expected(), "`1/s`", "how many messages Slack gets"),
              BURST),
          unsupportedSlack());

  static final Schema HTTP =
      new Schema(
          "`http_config`",
          List.of(key("proxy_url", Form.PROXY.expected(), "none", "a proxy to go through")),
          Map.of("follow_redirects", "the bridge follows none; leave it out"));

  static final Schema EMAIL =
      new Schema(
          "An entry of `email_configs`",
          List.of(
              key("send_resolved", Form.BOOL.expected(), "`true`", SEND_RESOLVED),
              key("to", Form.ADDRESSES.expected(), "required", "the recipients"),
              key("from", Form.ADDRESS.expected(), "`global`'s", "the sender"),
              key("smarthost", Form.SMARTHOST.expected(), "`global`'s", "the mail server"),
              key("hello", Form.TEXT.expected(), "`global`'s", "the name in the greeting"),
              key("auth_username", Form.TEXT.expected(), "`global`'s", "the account"),
              key("auth_password", SECRET, "`global`'s", "its password"),
              key("auth_identity", Form.TEXT.expected(), "`global`'s", "the account to act for"),
              key("require_tls", Form.BOOL.expected(), "`global`'s", "no mail without TLS"),
              key(
                  "force_implicit_tls",
                  Form.BOOL.expected(),
                  "`global`'s",
                  "TLS from the first byte instead of STARTTLS"),
              key("tls_config", "a mapping", "the platform's trust", "whom to trust"),
              key("headers", "a mapping of texts", "none", "headers to add, such as `Reply-To`"),
              key("timeout", Form.TIMEOUT.expected(), "`20s`", "for one mail as a whole"),
              GIVE_UP,
              ATTEMPTS,
              key("rate_limit", Form.RATE.expected(), "none", "how many mails the server gets"),
              BURST),
          Map.of(
              "html",
              NO_TEMPLATES,
              "text",
              NO_TEMPLATES,
              "auth_secret",
              "CRAM-MD5 is not supported; expected auth_password",
              "threading",
              "mails are threaded per alert always; leave it out"));

  static final Schema TLS =
      new Schema(
          "`tls_config`",
          List.of(
              key("ca_file", Form.FILE, "the platform's", "certificates in PEM to trust"),
              key("server_name", Form.TEXT.expected(), "the host", "the certificate's name"),
              key("insecure_skip_verify", Form.BOOL.expected(), "`false`", "trusts anybody")),
          Map.of());

  static final Schema LOG =
      new Schema(
          "An entry of `log_configs`",
          List.of(key("send_resolved", Form.BOOL.expected(), "`true`", SEND_RESOLVED)),
          Map.of());

  static final List<Schema> ALL =
      List.of(
          FILE,
          GLOBAL,
          SOURCE,
          AUTHORIZATION,
          ALERTMANAGER,
          BASIC_AUTH,
          ROUTE,
          RECEIVER,
          SLACK,
          HTTP,
          EMAIL,
          TLS,
          LOG);

  /** The names as they may stand in the file; a secret's twice. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    for (Key key : keys) {
      names.add(key.name());
      if (key.expected().equals(SECRET)) {
        names.add(key.name() + "_file");
      }
    }
    return names;
  }

  /** What is to be said of a key that is not among {@link #names}. */
  String refusal(String name) {
    return Optional.ofNullable(foreign.get(name))
        .orElseGet(() -> "unknown key: expected one of " + String.join(", ", sorted()));
  }

  private List<String> sorted() {
    return names().stream().sorted().toList();
  }

  private static Key key(String name, String expected, String standard, String meaning) {
    return new Key(name, expected, standard, meaning);
  }

  private static Map<String, String> unsupportedSlack() {
    Map<String, String> unsupported = new java.util.HashMap<>();
    for (String name :
        List.of(
            "title",
            "title_link",
            "pretext",
            "text",
            "message_text",
            "fallback",
            "color",
            "fields",
            "short_fields",
            "footer",
            "image_url",
            "thumb_url",
            "mrkdwn_in",
            "actions",
            "callback_id",
            "link_names")) {
      unsupported.put(name, NO_TEMPLATES);
    }
    String bot = "bot tokens are not supported; expected api_url, an incoming webhook";
    unsupported.put("app_token", bot);
    unsupported.put("app_token_file", bot);
    unsupported.put("update_message", "webhooks cannot change a message; leave it out");
    return Map.copyOf(unsupported);
  }
}
