package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.delivery.Channel;
import io.hostwatch.bridge.delivery.ChannelPolicy;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.notify.email.EmailNotifier;
import io.hostwatch.bridge.notify.log.LogNotifier;
import io.hostwatch.bridge.notify.slack.SlackNotifier;
import io.hostwatch.bridge.routing.Receiver;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code receivers} and makes their channels. */
final class Receivers {
  private final Global global;
  private final Clock clock;
  private final Map<String, Receiver> receivers = new LinkedHashMap<>();
  private final Map<Target, Channel> channels = new LinkedHashMap<>();

  Receivers(Global global, Clock clock) {
    this.global = global;
    this.clock = clock;
  }

  void read(Section section) {
    Optional<String> name = section.required("name", Form.RECEIVER);
    List<Receiver.Channel> told = new ArrayList<>();
    String receiver = name.orElse("?");
    told.addAll(each(section, receiver, "slack", Schema.SLACK, this::slack));
    told.addAll(each(section, receiver, "email", Schema.EMAIL, this::email));
    told.addAll(each(section, receiver, "log", Schema.LOG, _ -> log()));
    if (name.isPresent() && receivers.put(receiver, new Receiver(receiver, told)) != null) {
      section.fault("name", "\"" + receiver + "\" stands twice: expected each name once");
    }
  }

  boolean has(String name) {
    return receivers.containsKey(name);
  }

  List<Receiver> all() {
    return List.copyOf(receivers.values());
  }

  Map<Target, Channel> channels() {
    return channels;
  }

  private List<Receiver.Channel> each(
      Section section,
      String receiver,
      String kind,
      Schema schema,
      Function<Section, Optional<Channel>> make) {
    List<Receiver.Channel> told = new ArrayList<>();
    for (Section entry : section.sections(kind + "_configs", schema)) {
      String suffix = told.isEmpty() ? "" : "-" + (told.size() + 1);
      Target target = new Target(receiver, kind + suffix);
      boolean sendResolved = entry.value("send_resolved", Form.BOOL).orElse(true);
      make.apply(entry).ifPresent(channel -> channels.put(target, channel));
      told.add(new Receiver.Channel(target, sendResolved));
    }
    return told;
  }

  private Optional<Channel> slack(Section section) {
    ChannelPolicy policy = PolicySection.read(section, global, PolicySection.SLACK_INTERVAL);
    return SlackSection.read(section, global)
        .map(config -> new Channel(new SlackNotifier(config, clock), policy));
  }

  private Optional<Channel> log() {
    return Optional.of(new Channel(new LogNotifier(), PolicySection.ofLog(global)));
  }

  private Optional<Channel> email(Section section) {
    ChannelPolicy policy = PolicySection.read(section, global, Optional.empty());
    try {
      return new EmailSection(section, global)
          .read()
          .map(config -> new Channel(new EmailNotifier(config, clock), policy));
    } catch (IllegalArgumentException e) {
      section.fault("tls_config", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
