package io.hostwatch.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.simulator.exposition.TargetText;
import io.hostwatch.simulator.exposition.TextForm;
import io.hostwatch.simulator.incident.IncidentException;
import io.hostwatch.simulator.incident.IncidentReader;
import io.hostwatch.simulator.incident.Script;
import io.hostwatch.simulator.model.Family;
import io.hostwatch.simulator.model.MetricType;
import io.hostwatch.simulator.model.Moment;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Series;
import io.hostwatch.simulator.model.Target;
import io.hostwatch.simulator.wave.Seed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final double FROM = START.getEpochSecond();
  private static final List<String> ALL =
      List.of(
          "cpu-storm,host=host-001,at=+2m,for=5m",
          "cpu-storm,host=host-001,at=+20m,for=3m",
          "memory-leak,host=host-001,at=+4m,for=6m",
          "disk-fills,host=host-001,at=+1m,for=9m",
          "packet-loss,host=host-001,at=+3m,for=8m",
          "host-crash,host=host-001,at=+12m,for=2m",
          "clock-drift,host=host-001,at=+5m,for=5m",
          "app-errors,at=+1m,for=5m",
          "app-slow,at=+3m,for=5m",
          "queue-backlog,at=+2m,for=5m",
          "queue-backlog,at=+8m,for=5m",
          "event-failures,at=+4m,for=6m",
          "transactions-stop,at=+3m,for=4m",
          "prices-stale,at=+3m,for=4m",
          "certificate-expires,at=+3m,for=4m");

  @ParameterizedTest
  @ValueSource(strings = {"host-001", "host-004", "api-1", "events-1", "ledger-1"})
  void counters_throughAllIncidents_neverFall(String name) {
    World world = new World(new Seed(3), 5);
    Target target = world.target(name).orElseThrow();
    Script script = script(world);
    IdentityHashMap<Series, Double> before = new IdentityHashMap<>();
    double start = 0;
    for (double at = FROM - 60; at < FROM + 1800; at += 0.37) {
      Optional<Moment> moment = World.moment(target, at, script);
      if (moment.isPresent() && moment.get().start() > start) {
        before.clear();
        start = moment.get().start();
      }
      moment.ifPresent(now -> assertGrown(target, now, before));
    }
    assertThat(before).isNotEmpty();
  }

  private static void assertGrown(
      Target target, Moment now, IdentityHashMap<Series, Double> before) {
    for (Family family : target.families()) {
      if (family.type() == MetricType.COUNTER || family.type() == MetricType.HISTOGRAM) {
        for (Series series : family.series()) {
          double value = series.reading().at(now);
          Double last = before.put(series, value);
          if (value < 0 || (last != null && value < last)) {
            throw new AssertionError(
                "%s%s{%s} fell from %s to %s at %s"
                    .formatted(
                        family.name(),
                        series.suffix(),
                        series.labels().text(),
                        last,
                        value,
                        now.seconds()));
          }
        }
      }
    }
  }

  @Test
  void histograms_bucketsHoldNoMoreThanLargerOnes() {
    World world = new World(new Seed(3), 1);
    Target target = world.target("api-1").orElseThrow();
    for (double at = FROM; at < FROM + 600; at += 1.3) {
      Moment moment = World.moment(target, at, script(world)).orElseThrow();
      double last = 0;
      for (Series series : target.families().getFirst().series()) {
        double value = series.reading().at(moment);
        if (series.suffix().equals("_bucket") && !series.labels().text().contains("0.005")) {
          assertThat(value).isGreaterThanOrEqualTo(last);
        }
        last = value;
      }
    }
  }

  @Test
  void processors_allModes_takeAllTime() {
    World world = new World(new Seed(3), 1);
    Observer seen = new Observer(world, script(world));
    for (double at = FROM; at < FROM + 700; at += 7) {
      assertThat(seen.rate("host-001", at, 10, "node_cpu_seconds_total", "cpu=\"0\""))
          .isBetween(0.999, 1.001);
    }
  }

  @Test
  void world_sameSeed_isTheSame_whateverWasAskedBefore() {
    World one = new World(new Seed(9), 3);
    World other = new World(new Seed(9), 8);
    text(other, "host-002", FROM + 5000);

    assertThat(text(one, "host-002", FROM)).isEqualTo(text(other, "host-002", FROM));
    assertThat(text(one, "events-1", FROM)).isEqualTo(text(other, "events-1", FROM));
  }

  @Test
  void world_anotherSeed_isAnother() {
    assertThat(text(new World(new Seed(9), 3), "host-002", FROM))
        .isNotEqualTo(text(new World(new Seed(10), 3), "host-002", FROM));
  }

  @Test
  void world_incidentsToCome_changeNothingYet() {
    World world = new World(new Seed(9), 3);
    Target host = world.target("host-001").orElseThrow();
    Reading any = host.families().getFirst().series().getFirst().reading();

    assertThat(any.at(World.moment(host, FROM, script(world)).orElseThrow()))
        .isEqualTo(any.at(World.moment(host, FROM, Script.EMPTY).orElseThrow()));
  }

  @Test
  void hosts_haveFewerThanFourHundredSeries() {
    for (Target host : new World(new Seed(1), 5).group("node")) {
      assertThat(host.families().stream().mapToInt(each -> each.series().size()).sum())
          .isBetween(300, 400);
    }
  }

  private static String text(World world, String name, double at) {
    Target target = world.target(name).orElseThrow();
    Moment moment = World.moment(target, at, Script.EMPTY).orElseThrow();
    return new String(
        new TargetText(target, TextForm.PROMETHEUS).at(moment), StandardCharsets.UTF_8);
  }

  private static Script script(World world) {
    try {
      IncidentReader reader = new IncidentReader(START.atZone(ZoneOffset.UTC), world::isHost);
      Script script = Script.EMPTY;
      for (String line : ALL) {
        script = script.with(reader.read(line));
      }
      return script;
    } catch (IncidentException e) {
      throw new AssertionError(e);
    }
  }
}
