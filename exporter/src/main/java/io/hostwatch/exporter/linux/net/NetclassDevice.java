package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.MetricType;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.net.NetclassAttribute.Changes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One network interface and what is remembered of it between scrapes.
 *
 * <p>A file may be there and yet refuse to be read: the link's speed of an interface that is down,
 * for example. It is asked again only when the interface's state has changed, because a refusal
 * costs many times what an answer does.
 */
final class NetclassDevice {
  private static final Family UP = gauge("up", "Whether an interface works.");
  private static final Family FLAGS = gauge("flags", "An interface's flags, one bit each.");
  private static final Family SPEED = gauge("speed_bytes", "The link's speed a second.");
  private static final Family CHANGES =
      NetclassAttribute.family(
          MetricType.COUNTER, "carrier_changes_total", "Times a physical link came or went.");
  private static final Family INFO =
      Family.gauge(
          "node_network_info",
          "What an interface is called and how it is set, always 1.",
          "device",
          "address",
          "broadcast",
          "duplex",
          "operstate",
          "adminstate",
          "ifalias");
  private static final double BYTES_OF_MEGABIT = 1e6 / 8;

  private final HostFiles files = new HostFiles();
  private final String[] device;
  private final Path folder;
  private final @Nullable Object fileKey;
  private final List<Source> sources;
  private final Source address;
  private final Source broadcast;
  private final Source duplex;
  private final Source alias;
  private final Source speed;
  private final Path operstateFile;
  private final Path flagsFile;
  private final Path changesFile;
  private @Nullable State state;

  /**
   * @param fileKey tells this interface's folder from any other of the same name
   */
  NetclassDevice(String name, Path folder, @Nullable Object fileKey) {
    this.device = new String[] {name};
    this.folder = folder;
    this.fileKey = fileKey;
    this.sources =
        NetclassAttribute.ALL.stream()
            .map(attribute -> new Source(folder.resolve(attribute.file())))
            .toList();
    this.address = new Source(folder.resolve("address"));
    this.broadcast = new Source(folder.resolve("broadcast"));
    this.duplex = new Source(folder.resolve("duplex"));
    this.alias = new Source(folder.resolve("ifalias"));
    this.speed = new Source(folder.resolve("speed"));
    this.operstateFile = folder.resolve("operstate");
    this.flagsFile = folder.resolve("flags");
    this.changesFile = folder.resolve("carrier_changes");
  }

  Path folder() {
    return folder;
  }

  boolean isStill(@Nullable Object fileKeyNow) {
    return Objects.equals(fileKey, fileKeyNow);
  }

  void release() throws IOException {
    files.release();
  }

  void collect(MetricSink sink, boolean ignoreInvalidSpeed) {
    State now =
        new State(
            files.text(operstateFile).orElse(""),
            HexAttribute.read(files, flagsFile),
            files.signed(changesFile));
    boolean changed = !now.equals(state);
    state = now;
    add(FLAGS, now.flags, sink);
    if (now.changes.isPresent() && now.changes.getAsLong() >= 0) {
      add(CHANGES, now.changes, sink);
    }
    sink.add(UP, now.operstate.equals("up") ? 1 : 0, device);
    sink.add(INFO, 1, info(now, changed));
    collectNumbers(changed, sink);
    collectSpeed(changed, ignoreInvalidSpeed, sink);
  }

  private void collectNumbers(boolean changed, MetricSink sink) {
    for (int i = 0; i < sources.size(); i++) {
      NetclassAttribute attribute = NetclassAttribute.ALL.get(i);
      OptionalLong value = sources.get(i).number(files, changed, attribute.changes());
      if (value.isPresent() && attribute.takes(value.getAsLong())) {
        sink.add(attribute.family(), (double) value.getAsLong(), device);
      }
    }
  }

  private void collectSpeed(boolean changed, boolean ignoreInvalid, MetricSink sink) {
    OptionalLong megabits = speed.number(files, changed, Changes.ANY_TIME);
    if (megabits.isPresent() && (megabits.getAsLong() >= 0 || !ignoreInvalid)) {
      sink.add(SPEED, megabits.getAsLong() * BYTES_OF_MEGABIT, device);
    }
  }

  private String[] info(State now, boolean changed) {
    return new String[] {
      device[0],
      address.text(files, changed),
      broadcast.text(files, changed),
      duplex.text(files, changed),
      now.operstate,
      now.adminState(),
      alias.text(files, changed)
    };
  }

  private void add(Family family, OptionalLong value, MetricSink sink) {
    if (value.isPresent()) {
      sink.add(family, (double) value.getAsLong(), device);
    }
  }

  private static Family gauge(String name, String help) {
    return NetclassAttribute.family(MetricType.GAUGE, name, help);
  }

  private record State(String operstate, OptionalLong flags, OptionalLong changes) {
    private static final long UP_FLAG = 1;

    String adminState() {
      if (flags.isEmpty()) {
        return "unknown";
      }
      return (flags.getAsLong() & UP_FLAG) != 0 ? "up" : "down";
    }
  }

  /** One file; it remembers a refusal and, where that is allowed, the number. */
  private static final class Source {
    private final Path file;
    private boolean refused;
    private OptionalLong known = OptionalLong.empty();

    Source(Path file) {
      this.file = file;
    }

    OptionalLong number(HostFiles files, boolean changed, Changes changes) {
      boolean keeps = changes == Changes.NEVER || (changes == Changes.WITH_STATE && !changed);
      if ((keeps && known.isPresent()) || (refused && !changed)) {
        return known;
      }
      known = files.signed(file);
      if (known.isEmpty()) {
        known = HexAttribute.read(files, file);
      }
      refused = known.isEmpty();
      return known;
    }

    String text(HostFiles files, boolean changed) {
      if (refused && !changed) {
        return "";
      }
      String text = files.text(file).orElse(null);
      refused = text == null;
      return text == null ? "" : text;
    }
  }
}
