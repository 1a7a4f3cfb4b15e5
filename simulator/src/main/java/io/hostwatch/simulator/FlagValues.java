package io.hostwatch.simulator;

import io.hostwatch.simulator.backfill.Pace;
import io.hostwatch.simulator.exposition.TimeRange;
import io.hostwatch.simulator.incident.IncidentException;
import io.hostwatch.simulator.incident.IncidentReader;
import io.hostwatch.simulator.incident.Script;
import io.hostwatch.simulator.incident.Times;
import io.hostwatch.simulator.wave.Seed;
import io.hostwatch.simulator.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of the flags that were typed; what is wrong with them is added to the faults. */
final class FlagValues {
  private static final int MOST_HOSTS = 1000;
  private static final int HIGHEST_PORT = 65535;
  private static final long MINUTE = 60_000;
  private static final String NOW = "now";

  private final Map<Flag, List<String>> typed;
  private final List<String> faults;
  private final ZonedDateTime now;

  FlagValues(Map<Flag, List<String>> typed, List<String> faults, Clock clock) {
    this.typed = typed;
    this.faults = faults;
    this.now = ZonedDateTime.now(clock);
  }

  Command serve() {
    World world = world();
    return new Command.Serve(world, script(world, time(Flag.START).orElse(now)), address());
  }

  Command history() {
    World world = world();
    return new Command.History(world, script(world, start()), range(step().orElse(MINUTE)));
  }

  Command backfill() {
    World world = world();
    TimeRange range = range(MINUTE);
    List<TimeRange> ranges =
        step()
            .map(step -> List.of(new TimeRange(range.from() / step * step, range.to(), step)))
            .orElseGet(() -> Pace.graded(range.from(), range.to()));
    List<Path> rules = typed.getOrDefault(Flag.RULES, List.of()).stream().map(Path::of).toList();
    return new Command.Fill(
        world, script(world, start()), ranges, text(Flag.TO).equals(NOW), server(), rules);
  }

  private ZonedDateTime start() {
    return time(Flag.START).or(() -> time(Flag.FROM)).orElse(now);
  }

  private TimeRange range(long step) {
    ZonedDateTime from = time(Flag.FROM).orElse(now);
    ZonedDateTime to = time(Flag.TO).orElse(now);
    TimeRange range =
        new TimeRange(from.toInstant().toEpochMilli(), to.toInstant().toEpochMilli(), step);
    if (range.from() >= range.to()) {
      faults.add("--from: not before --to");
    }
    if (range.from() < World.BEGINNING * 1000) {
      faults.add("--from: before 2026, when the world begins");
    }
    return range;
  }

  private URI server() {
    String text = text(Flag.PROMETHEUS);
    if (!text.matches("https?://[^/\\s]+(/\\S*)?")) {
      faults.add("--prometheus=" + text + ": expected an address such as http://127.0.0.1:9090");
      return URI.create("http://127.0.0.1:9090");
    }
    return URI.create(text.endsWith("/") ? text : text + "/");
  }

  private World world() {
    long hosts = number(Flag.HOSTS);
    if (hosts < 1 || hosts > MOST_HOSTS) {
      faults.add("--hosts=%d: expected a number from 1 to %d".formatted(hosts, MOST_HOSTS));
    }
    return new World(new Seed(number(Flag.SEED)), Math.clamp(hosts, 1, MOST_HOSTS));
  }

  private Script script(World world, ZonedDateTime start) {
    IncidentReader reader = new IncidentReader(start, world::isHost);
    Script script = Script.EMPTY;
    for (String line : incidents()) {
      try {
        script = script.with(reader.read(line));
      } catch (IncidentException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
    return script;
  }

  private List<String> incidents() {
    List<String> lines = new ArrayList<>(typed.getOrDefault(Flag.INCIDENT, List.of()));
    for (String file : typed.getOrDefault(Flag.INCIDENTS_FILE, List.of())) {
      try {
        Files.readAllLines(Path.of(file)).stream()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .forEach(lines::add);
      } catch (IOException e) {
        faults.add("--incidents.file=%s: cannot be read: %s".formatted(file, e));
      }
    }
    return lines;
  }

  private Optional<ZonedDateTime> time(Flag flag) {
    String text = text(flag);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> time = Times.instant(text, now);
    if (time.isEmpty()) {
      faults.add(flag.text() + "=" + text + ": expected now, -30d, 14:05 or 2026-11-01T00:00:00Z");
    }
    return time.map(instant -> instant.atZone(now.getZone()));
  }

  /** In milliseconds, if one is asked for. */
  private Optional<Long> step() {
    String text = text(Flag.STEP);
    Optional<Duration> step = Times.duration(text).filter(Duration::isPositive);
    if (step.isEmpty() && !text.isEmpty()) {
      faults.add("--step=" + text + ": expected a duration such as 15s, 1m or 1h");
    }
    return step.map(Duration::toMillis);
  }

  private long number(Flag flag) {
    try {
      return Long.parseLong(text(flag));
    } catch (NumberFormatException _) {
      faults.add("%s=%s: expected a number".formatted(flag.text(), text(flag)));
      return 1;
    }
  }

  private InetSocketAddress address() {
    String text = text(Flag.LISTEN);
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (colon >= 0 && port >= 0 && port <= HIGHEST_PORT) {
        String host = text.substring(0, colon).replaceAll("^\\[|]$", "");
        return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
      }
    } catch (NumberFormatException _) {
      // told below
    }
    faults.add(Flag.LISTEN.text() + "=" + text + ": expected HOST:PORT");
    return new InetSocketAddress(0);
  }

  private String text(Flag flag) {
    return typed.getOrDefault(flag, List.of(flag.standard())).getLast();
  }
}
