package io.hostwatch.e2e.harness;

import io.hostwatch.e2e.Peers;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Alertmanager with the shipped configuration, hurried. */
public final class Alertmanager implements AutoCloseable {

  private final int port;
  private final Part process;

  private Alertmanager(int port, Part process) {
    this.port = port;
    this.process = process;
  }

  /** Starts one that belongs to no cluster. */
  public static Alertmanager alone(Path dir, Addresses addresses) {
    return cutting(dir, addresses, 0);
  }

  /** The same, which cuts off what a message holds beyond so many alerts. */
  public static Alertmanager cutting(Path dir, Addresses addresses, int maxAlerts) {
    return start(dir, addresses, maxAlerts, List.of("--cluster.listen-address="));
  }

  /** Starts one that also tells that Slack, itself, what is wrong with the bridge. */
  public static Alertmanager tellingAround(Path dir, Addresses addresses, URI slack) {
    Path config = ShippedConfig.alertmanagerTellingAround(dir, addresses.substitutions(), slack);
    return start(dir, config, addresses, List.of("--cluster.listen-address="));
  }

  /**
   * Starts two that know each other.
   *
   * @param second the second one's port
   * @param peerTimeout how long the second leaves the first the time to tell that it has sent
   */
  public static List<Alertmanager> pair(
      Path dir, Addresses addresses, int second, Duration peerTimeout) {
    int[] gossip = {Ports.free(), Ports.free()};
    int[] web = {addresses.alertmanager(), second};
    List<Alertmanager> pair = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Addresses own =
          new Addresses(addresses.exporter(), addresses.prometheus(), web[i], addresses.bridge());
      List<String> cluster =
          List.of(
              "--cluster.listen-address=" + Addresses.local(gossip[i]),
              "--cluster.peer=" + Addresses.local(gossip[1 - i]),
              "--cluster.peer-timeout=" + peerTimeout.toMillis() + "ms",
              "--cluster.settle-timeout=2s");
      pair.add(start(dir.resolve("alertmanager-" + i), own, 0, cluster));
    }
    return pair;
  }

  /** Starts two that do not know each other, as the halves of a cut network. */
  public static List<Alertmanager> strangers(Path dir, Addresses addresses, int second) {
    Addresses other =
        new Addresses(addresses.exporter(), addresses.prometheus(), second, addresses.bridge());
    return List.of(
        alone(dir.resolve("alertmanager-0"), addresses),
        alone(dir.resolve("alertmanager-1"), other));
  }

  private static Alertmanager start(
      Path dir, Addresses addresses, int maxAlerts, List<String> cluster) {
    Path config = ShippedConfig.alertmanager(dir, addresses.substitutions(), maxAlerts);
    return start(dir, config, addresses, cluster);
  }

  private static Alertmanager start(
      Path dir, Path config, Addresses addresses, List<String> cluster) {
    dir.toFile().mkdirs();
    String listen = Addresses.local(addresses.alertmanager());
    List<String> command =
        new ArrayList<>(
            List.of(
                Peers.tool("alertmanager").toString(),
                "--config.file=" + config,
                "--storage.path=" + dir.resolve("data"),
                "--web.listen-address=" + listen,
                "--web.external-url=http://" + listen));
    command.addAll(cluster);
    Part process =
        Part.start("alertmanager", dir, command)
            .awaitOk(URI.create("http://" + listen + "/-/ready"), Duration.ofSeconds(30));
    return new Alertmanager(addresses.alertmanager(), process);
  }

  /** Hands it alerts as Prometheus does; a JSON array of the v2 API. */
  public HttpResponse<String> post(String alerts) {
    return Http.post(uri("/api/v2/alerts"), alerts);
  }

  /** Whether it holds no alert and has told all that it had to tell. */
  public boolean knowsNothing() {
    return Http.get(uri("/api/v2/alerts/groups")).body().strip().equals("[]");
  }

  /** Whether it still has to do with alerts of that name. */
  public boolean holds(String alertname) {
    return Http.get(uri("/api/v2/alerts/groups")).body().contains("\"" + alertname + "\"");
  }

  /** From now on it tells nobody of the alerts of that name. */
  public void silence(String alertname) {
    Map<String, Object> matcher =
        Map.of("name", "alertname", "value", alertname, "isRegex", false, "isEqual", true);
    Instant now = Instant.now();
    Map<String, Object> silence =
        Map.of(
            "matchers", List.of(matcher),
            "startsAt", now.toString(),
            "endsAt", now.plus(Duration.ofHours(1)).toString(),
            "createdBy", "a test",
            "comment", "quiet");
    HttpResponse<String> answer = Http.post(uri("/api/v2/silences"), Json.write(silence));
    if (answer.statusCode() != 200) {
      throw new AssertionError("silence " + alertname + ": " + answer.body());
    }
  }

  /** The sum of one of its counters over the webhook integration. */
  public double webhookCount(String counter) {
    return Exposition.of(uri("/metrics")).sum(counter, "integration=\"webhook\"");
  }

  /** The severities of the alerts of that name that another alert mutes now. */
  public List<String> mutedSeverities(String alertname) {
    return Json.read(Http.get(uri("/api/v2/alerts")).body())
        .valueStream()
        .filter(alert -> alert.at("/labels/alertname").asString().equals(alertname))
        .filter(alert -> !alert.at("/status/inhibitedBy").isEmpty())
        .map(alert -> alert.at("/labels/severity").asString())
        .toList();
  }

  /** Cuts it off from everybody: it stands still with all its connections open. */
  public void freeze() {
    process.signal("STOP");
  }

  /** Lets it go on. */
  public void thaw() {
    process.signal("CONT");
  }

  /** A page of it. */
  public URI uri(String path) {
    return URI.create("http://" + Addresses.local(port) + path);
  }

  @Override
  public void close() {
    process.close();
  }
}
