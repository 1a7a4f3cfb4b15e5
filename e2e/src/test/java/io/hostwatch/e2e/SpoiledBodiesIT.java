package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Episode;
import io.hostwatch.e2e.harness.Http;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.harness.Spoiler;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Random and damaged bodies on both ways in: none is answered 5xx, none stops the bridge, and none
 * costs a good alert that stands in it. What the disk was too slow for is sent again, as senders
 * do: were it the body, it would be answered 503 again and again.
 *
 * <p>How many is the system property {@code hostwatch.e2e.bodies}, from which random numbers {@code
 * hostwatch.e2e.seed}.
 */
class SpoiledBodiesIT {

  private static final int BODIES = Integer.getInteger("hostwatch.e2e.bodies", 6_000);
  private static final long SEED = Long.getLong("hostwatch.e2e.seed", System.nanoTime());
  private static final int SENDERS = 32;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5); // what the bridge asks for
  private static final int UNAVAILABLE = 503;
  private static final String NOBODY = "{route: {receiver: nobody}, receivers: [{name: nobody}]}";

  private final Running running = new Running();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger repeats = new AtomicInteger();
  private final Set<String> good = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private Bridge bridge;

  @BeforeEach
  void start(TestInfo test) {
    bridge = running.add(Bridge.start(Scratch.of(test).dir("bridge"), NOBODY));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void spoiledBodies_costNeitherTheBridgeNorTheGoodAlertsInThem()
      throws InterruptedException, ExecutionException {
    List<Future<?>> senders = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SENDERS; i++) {
        senders.add(threads.submit(this::sendAll));
      }
    }
    for (Future<?> sender : senders) {
      sender.get();
    }

    System.out.printf(
        "%d spoiled bodies, %d good alerts, %d sent again after a 503, seed %d%n",
        BODIES, good.size(), repeats.get(), SEED);
    assertThat(faults).as("seed %s", SEED).isEmpty();
    assertThat(Http.isOk(bridge.uri("/-/ready"))).isTrue();
    Set<String> lost = new TreeSet<>(good);
    lost.removeAll(remembered());
    assertThat(lost).as("seed %s", SEED).isEmpty();
  }

  private Set<String> remembered() {
    return bridge.history().named("Good").stream()
        .map((Episode episode) -> episode.label("instance"))
        .collect(Collectors.toSet());
  }

  private void sendAll() {
    for (int number = next.getAndIncrement();
        number < BODIES && faults.size() < 10;
        number = next.getAndIncrement()) {
      sendOne(number, new SplittableRandom(SEED + number));
    }
  }

  private void sendOne(int number, SplittableRandom random) {
    Spoiler spoiler = new Spoiler(random);
    boolean webhook = random.nextBoolean();
    List<SentAlert> alerts =
        List.of(SentAlert.firing("Good", "a-" + number), SentAlert.firing("Good", "b-" + number));
    String body = webhook ? spoiler.webhookBody(alerts) : spoiler.apiBody(alerts);
    if (random.nextInt(3) == 0) {
      HttpResponse<String> answer = post(webhook, spoiler.damaged(body));
      expect(number, answer, answer.statusCode() == 200 || answer.statusCode() == 400);
    } else {
      HttpResponse<String> answer = post(webhook, body.getBytes(StandardCharsets.UTF_8));
      expect(number, answer, answer.statusCode() == 200);
      good.add("a-" + number);
      good.add("b-" + number);
    }
  }

  private void expect(int number, HttpResponse<String> answer, boolean fine) {
    if (!fine) {
      faults.add("body %d: %d %s".formatted(number, answer.statusCode(), answer.body()));
    }
  }

  private HttpResponse<String> post(boolean webhook, byte[] body) {
    URI way = bridge.uri(webhook ? "/api/v1/webhook/alertmanager" : "/api/v2/alerts");
    HttpResponse<String> answer = Http.post(way, BodyPublishers.ofByteArray(body));
    return answer.statusCode() == UNAVAILABLE ? repeated(way, body) : answer;
  }

  private HttpResponse<String> repeated(URI way, byte[] body) {
    return Patience.awaitLong("an answer that is not 503")
        .pollDelay(RETRY_AFTER)
        .pollInterval(RETRY_AFTER)
        .until(
            () -> {
              repeats.incrementAndGet();
              return Http.post(way, BodyPublishers.ofByteArray(body));
            },
            answer -> answer.statusCode() != UNAVAILABLE);
  }
}
