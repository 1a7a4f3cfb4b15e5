package io.hostwatch.bridge;

import io.hostwatch.bridge.alert.AttentionRules;
import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.alert.ReconcileRules;
import io.hostwatch.bridge.api.AcknowledgeEndpoint;
import io.hostwatch.bridge.api.DeliveriesEndpoint;
import io.hostwatch.bridge.api.HistoryEndpoint;
import io.hostwatch.bridge.api.StatusEndpoint;
import io.hostwatch.bridge.configfile.BridgeFile;
import io.hostwatch.bridge.configfile.Source;
import io.hostwatch.bridge.delivery.Channel;
import io.hostwatch.bridge.delivery.DispatchContext;
import io.hostwatch.bridge.delivery.DispatchSettings;
import io.hostwatch.bridge.delivery.Dispatcher;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.intake.Attention;
import io.hostwatch.bridge.intake.AttentionSweep;
import io.hostwatch.bridge.intake.EpisodeChanges;
import io.hostwatch.bridge.intake.EpisodeIntake;
import io.hostwatch.bridge.intake.Intake;
import io.hostwatch.bridge.intake.LeaseSweep;
import io.hostwatch.bridge.intake.Witness;
import io.hostwatch.bridge.reconcile.Reconciliation;
import io.hostwatch.bridge.store.jdbc.JdbcStore;
import io.hostwatch.bridge.store.jdbc.ServerAddress;
import io.hostwatch.bridge.store.jdbc.SqliteRestore;
import io.hostwatch.bridge.telemetry.BridgeMetrics;
import io.hostwatch.bridge.tracing.Tracing;
import io.hostwatch.bridge.ui.ConsolePage;
import io.hostwatch.bridge.webhook.AlertsEndpoint;
import io.hostwatch.bridge.webhook.Ingest;
import io.hostwatch.bridge.webhook.WebhookConfig;
import io.hostwatch.bridge.webhook.WebhookEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole bridge in one object: wires the parts, starts them, and stops them in the opposite
 * order. Thread-safe once started.
 */
final class Bridge implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Bridge.class);

  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final IdSource ids = new IdSource(clock, random);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean draining = new AtomicBoolean();
  private final ShutdownSequence stops;
  private final BridgeConfig config;
  private final Optional<Tracing> tracing;
  private final JdbcStore store;
  private final BridgeMetrics metrics;
  private final Dispatcher dispatcher;
  private final Purge purge;
  private final Auditing auditing;
  private final Recovery recovery;
  private final Sweeping sweeping;
  private final Polling polling;
  private final BridgeServer server;

  // The order of the stops is the opposite of the order in which they are added here.
  private Bridge(
      BridgeConfig config, BridgeFile file, Optional<Tracing> tracing, ShutdownSequence stops) {
    this.config = config;
    this.stops = stops;
    this.tracing = tracing;
    GracefulStop graceful = new GracefulStop(stops);
    tracing.ifPresent(t -> stops.add("traces", t::close));
    store =
        switch (config.storage()) {
          case Storage.InFile(Path path) -> JdbcStore.open(path);
          case Storage.OnServer(ServerAddress address) -> JdbcStore.open(address, ids::follow);
        };
    stops.add("store", store::close);
    stops.add("threads", () -> graceful.cutOff(executor));
    stops.add("channels", file::close);
    metrics = new BridgeMetrics(Version.text(), clock);
    metrics.watch(store.query(), store.outbox(), file.channels().keySet());
    metrics.watch(store.health());
    dispatcher = dispatcher(file);
    stops.add("dispatcher", () -> graceful.end(dispatcher));
    purge = new Purge(store, clock, config.retention(), metrics.purges());
    stops.add("purge", purge::close);
    auditing = new Auditing(store, file.channels(), clock, metrics.audits());
    stops.add("audit", auditing::close);
    recovery = new Recovery(store);
    stops.add("recovery", recovery::close);
    ids.follow(store.latestId());
    EpisodeRules rules = new EpisodeRules(ids, config.resolvedGrace());
    EpisodeChanges changes = new EpisodeChanges(rules, file.router(), ids);
    AttentionRules attention = new AttentionRules(ids);
    sweeping =
        new Sweeping(
            new LeaseSweep(store.alerts(), changes, clock, System::nanoTime, dispatcher::wake),
            new AttentionSweep(
                store.query(), store.alerts(), attention, changes, config.staleAfter(), clock));
    stops.add("sweep", sweeping::close);
    Reconciliation reconciliation =
        new Reconciliation(
            config.reconcile().of(file.sources()),
            config.reconcile().settled(),
            config.reconcile().every(),
            executor,
            clock,
            metrics.polls());
    reconciliation.watch(
        store.query(), store.alerts(), new ReconcileRules(ids, config.resolvedGrace()), changes);
    polling = new Polling(reconciliation, config.reconcile().every(), dispatcher::wake);
    stops.add("polling", polling::close);
    Ingest ingest = ingest(file, changes, reconciliation.witness());
    server =
        serve(
            ingest,
            new Attention(store.query(), store.alerts(), attention, changes),
            file.sourceNames().stream().findFirst());
    stops.add("server", server::close);
    stops.add("ingest", () -> graceful.drain(ingest));
  }

  /** Starts a bridge that sends no traces. */
  static Bridge start(BridgeConfig config, BridgeFile file) {
    return start(config, file, Optional.empty());
  }

  /**
   * Starts a bridge.
   *
   * @param tracing closed with the bridge
   * @throws StartFailedException if the database is another's
   * @throws RuntimeException if a part cannot start; what had started is stopped
   */
  static Bridge start(BridgeConfig config, BridgeFile file, Optional<Tracing> tracing) {
    ShutdownSequence stops = new ShutdownSequence();
    try {
      if (config.storage() instanceof Storage.InFile(Path path)) {
        hold(path, stops);
      }
      Bridge bridge = new Bridge(config, file, tracing, stops);
      bridge.run();
      return bridge;
    } catch (RuntimeException e) {
      stops.run();
      throw e;
    }
  }

  /** Keeps other bridges off the file, and removes what a restore left that was killed. */
  private static void hold(Path path, ShutdownSequence stops) {
    StoreLock lock =
        StoreLock.take(path)
            .orElseThrow(
                () -> new StartFailedException("--storage.path: another bridge runs on " + path));
    stops.add("lock", lock::close);
    LockWatch watch = new LockWatch(lock);
    stops.add("lock watch", watch::close);
    watch.start();
    SqliteRestore.tidy(path);
  }

  /** Where it listens. */
  int port() {
    return server.port();
  }

  /** Every route that it answers, as {@code GET /path}. */
  List<String> routes() {
    return server.routes();
  }

  /** Answers 503 to senders, ends what is under way, hands the rest back and stops. */
  @Override
  public void close() {
    log.info("stopping");
    draining.set(true);
    dispatcher.claimNoMore();
    stops.run();
    log.info("stopped");
  }

  private void run() {
    if (config.storage() instanceof Storage.InFile) {
      endLeases();
    }
    dispatcher.start();
    purge.start();
    auditing.start();
    recovery.start();
    sweeping.start();
    polling.start();
    log.atInfo()
        .addKeyValue("version", Version.text())
        .addKeyValue("url", config.listen().url(port()))
        .addKeyValue("storage", config.storage())
        .log("listening");
  }

  /** On a server others may be alive: there only leases that ran out pass on. */
  private void endLeases() {
    int left = store.outbox().endLeases(clock.instant());
    if (left > 0) {
      log.info(
          "{} deliveries were in flight when the bridge last ended; they are tried again", left);
    }
  }

  private Dispatcher dispatcher(BridgeFile file) {
    String owner = "bridge-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    return new Dispatcher(
        store.outbox(metrics.deliveries()),
        channels(file),
        DispatchSettings.defaults(owner),
        new DispatchContext(
            clock, System::nanoTime, random, executor, this::pageOf, metrics.deliveries()));
  }

  private Map<Target, Channel> channels(BridgeFile file) {
    return tracing
        .map(
            t ->
                file.channels().entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> traced(t, entry.getKey(), entry.getValue()))))
        .orElseGet(file::channels);
  }

  private Channel traced(Tracing t, Target target, Channel channel) {
    return new Channel(t.traced(target, channel.notifier(), store::traceParent), channel.policy());
  }

  private Ingest ingest(BridgeFile file, EpisodeChanges changes, Witness witness) {
    Intake intake =
        new EpisodeIntake(store.alerts(), changes, witness, ids, clock, dispatcher::wake);
    return new Ingest(
        new WebhookConfig(
            file.sources().stream().collect(Collectors.toMap(Source::name, Source::credentials)),
            config.maxBodyBytes(),
            WebhookConfig.DEFAULT_DEADLINE),
        metrics.metered(tracing.map(t -> t.traced(intake)).orElse(intake), file.sourceNames()),
        executor);
  }

  private BridgeServer serve(Ingest ingest, Attention attention, Optional<String> firstSource) {
    HostGuard guard = new HostGuard(config.listen(), config.externalUrl());
    StatusEndpoint.Identity identity = new StatusEndpoint.Identity(Version.text(), clock.instant());
    return BridgeServer.start(
        config.listen().socket(),
        List.of(
            guard::addTo,
            new WebhookEndpoint(ingest)::addTo,
            new AlertsEndpoint(ingest, firstSource, clock)::addTo,
            new HistoryEndpoint(store.query())::addTo,
            new AcknowledgeEndpoint(attention, clock)::addTo,
            new DeliveriesEndpoint(store.deliveries(), ids::next, clock, dispatcher::wake)::addTo,
            new StatusEndpoint(store.query(), store.outbox(), clock, identity)::addTo,
            new OperationsEndpoint(store.alerts(), metrics, draining::get)::addTo,
            new ConsolePage()::addTo),
        metrics::answered);
  }

  /** Where people find an episode. */
  private URI pageOf(Id episode) {
    URI base = config.externalUrl().orElseGet(() -> config.listen().url(port()));
    return URI.create(base + "?alert=" + episode);
  }
}
