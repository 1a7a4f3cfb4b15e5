package io.hostwatch.e2e.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Json;
import io.hostwatch.e2e.harness.Story;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The people on call: they read one Slack channel and one mailbox. */
public record OnCall(FakeSlack slack, Mailbox mailbox) implements AutoCloseable {

  /** Opens both. */
  public static OnCall open() {
    return new OnCall(FakeSlack.open(), Mailbox.open());
  }

  /** The bridge's configuration that tells both of every alert but the Watchdog. */
  public String config() {
    return config(
        Map.of("slack_configs", List.of(slackConfig()), "email_configs", List.of(email())));
  }

  /** The same, but nobody is told by email. */
  public String slackOnly() {
    return config(Map.of("slack_configs", List.of(slackConfig())));
  }

  private static String config(Map<String, Object> channels) {
    Map<String, Object> people = new TreeMap<>(channels);
    people.put("name", "people");
    Map<String, Object> watchdog =
        Map.of("receiver", "nobody", "matchers", List.of("alertname=\"Watchdog\""));
    return Json.writeYaml(
        Map.of(
            "route", Map.of("receiver", "people", "routes", List.of(watchdog)),
            "receivers", List.of(people, Map.of("name", "nobody"))));
  }

  private Map<String, Object> slackConfig() {
    return Map.of(
        "api_url", slack.webhook().toString(), "send_resolved", true, "rate_limit", "none");
  }

  private Map<String, Object> email() {
    return Map.of(
        "to",
        Mailbox.ADDRESS,
        "from",
        "hostwatch@example.org",
        "smarthost",
        mailbox.smarthost(),
        "auth_username",
        Mailbox.ADDRESS,
        "auth_password",
        Mailbox.PASSWORD,
        "require_tls",
        false,
        "send_resolved",
        true);
  }

  /** Whether both were told all of it. */
  public boolean knows(Story story) {
    int told = toldOf(story).size();
    return slackOf(story).size() >= told && mailOf(story).size() >= told;
  }

  /** Whether the bridge owes nobody anything more of it. */
  public boolean settled(Story story) {
    return knows(story) && story.owed().stream().allMatch(owed -> owed.state().equals("delivered"));
  }

  /** Fails unless Slack and email each tell each transition of the episode once, in order. */
  public void assertToldOnceInOrder(Story story) {
    List<String> transitions = toldOf(story);
    assertThat(slackOf(story)).as("Slack on %s", story.episode()).isEqualTo(transitions);
    assertThat(mailOf(story)).as("email on %s", story.episode()).isEqualTo(transitions);
    assertThat(story.owed())
        .as("deliveries of %s", story.episode())
        .hasSize(2 * transitions.size())
        .allSatisfy(owed -> assertThat(owed.state()).isEqualTo("delivered"));
  }

  /** What came by a channel to be read, in order, repeats and all. */
  public List<ToldOf> toldBy(String channel) {
    return switch (channel) {
      case "slack" ->
          slack.shown().stream().map(m -> new ToldOf(m.episode(), m.resolved())).toList();
      case "email" ->
          mailbox.mails().stream().map(m -> new ToldOf(m.episode(), m.resolved())).toList();
      default -> throw new IllegalArgumentException("nobody reads " + channel);
    };
  }

  /** What Slack shows of the episode, in order: firing or resolved. */
  public List<String> slackOf(Story story) {
    return slack.shown().stream()
        .filter(message -> message.episode().equals(story.episode().id()))
        .map(message -> word(message.resolved()))
        .toList();
  }

  /** What the mailbox holds of the episode, in order: firing or resolved. */
  public List<String> mailOf(Story story) {
    return mailbox.mails().stream()
        .filter(mail -> mail.episode().equals(story.episode().id()))
        .map(mail -> word(mail.resolved()))
        .toList();
  }

  /**
   * What they are to be told of the episode, in order: firing or resolved. Of an alert that they
   * never heard the beginning of, because another muted it, they do not hear the end either; what
   * Prometheus alone reported, they hear of once Alertmanager sends it.
   */
  public static List<String> toldOf(Story story) {
    if (!story.episode().notified()) {
      return List.of();
    }
    return story.events().stream()
        .skip(Math.max(0, story.events().indexOf("notified")))
        .filter(type -> !Story.isMark(type))
        .map(type -> word(Story.isEnd(type)))
        .toList();
  }

  private static String word(boolean resolved) {
    return resolved ? "resolved" : "firing";
  }

  @Override
  public void close() {
    slack.close();
    mailbox.close();
  }
}
