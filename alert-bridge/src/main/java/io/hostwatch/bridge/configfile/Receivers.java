package io.hostwatch.bridge.configfile;

import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.notify.Notifier;
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

/** Reads {@code receivers} and makes their notifiers. */
final class Receivers {
  private final Global global;
  private final Clock clock;
  private final Map<String, Receiver> receivers = new LinkedHashMap<>();
  private final Map<Target, Notifier> notifiers = new LinkedHashMap<>();

  Receivers(Global global, Clock clock) {
    this.global = global;
    this.clock = clock;
  }

  void read(Section section) {
    Optional<String> name = section.required("name", Form.RECEIVER);
    List<Receiver.Channel> channels = new ArrayList<>();
    String receiver = name.orElse("?");
    channels.addAll(each(section, receiver, "slack", Schema.SLACK, this::slack));
    channels.addAll(each(section, receiver, "email", Schema.EMAIL, this::email));
    channels.addAll(
        each(section, receiver, "log", Schema.LOG, _ -> Optional.of(new LogNotifier())));
    if (name.isPresent() && receivers.put(receiver, new Receiver(receiver, channels)) != null) {
      section.fault("name", "\"" + receiver + "\" stands twice: expected each name once");
    }
  }

  boolean has(String name) {
    return receivers.containsKey(name);
  }

  List<Receiver> all() {
    return List.copyOf(receivers.values());
  }

  Map<Target, Notifier> notifiers() {
    return notifiers;
  }

  private List<Receiver.Channel> each(
      Section section,
      String receiver,
      String kind,
      Schema schema,
      Function<Section, Optional<? extends Notifier>> make) {
    List<Receiver.Channel> channels = new ArrayList<>();
    for (Section entry : section.sections(kind + "_configs", schema)) {
      String suffix = channels.isEmpty() ? "" : "-" + (channels.size() + 1);
      Target target = new Target(receiver, kind + suffix);
      boolean sendResolved = entry.value("send_resolved", Form.BOOL).orElse(true);
      make.apply(entry).ifPresent(notifier -> notifiers.put(target, notifier));
      channels.add(new Receiver.Channel(target, sendResolved));
    }
    return channels;
  }

  private Optional<Notifier> slack(Section section) {
    return SlackSection.read(section, global).map(config -> new SlackNotifier(config, clock));
  }

  private Optional<Notifier> email(Section section) {
    try {
      return new EmailSection(section, global)
          .read()
          .map(config -> new EmailNotifier(config, clock));
    } catch (IllegalArgumentException e) {
      section.fault("tls_config", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
