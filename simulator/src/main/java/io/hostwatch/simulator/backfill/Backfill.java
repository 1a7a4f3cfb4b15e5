package io.hostwatch.simulator.backfill;

import io.hostwatch.simulator.backfill.PrometheusServer.Found;
import io.hostwatch.simulator.exposition.TimeRange;
import io.hostwatch.simulator.incident.Script;
import io.hostwatch.simulator.incident.Times;
import io.hostwatch.simulator.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes the past of a world into a running Prometheus that takes remote writes and holds nothing
 * younger yet, together with what rules would have recorded and which alerts would have fired.
 *
 * <p>A range at a time: first what the targets exposed, then level by level what rules make of it,
 * each asked of the server itself. A range is half a block of the server, for it takes nothing that
 * is older than its youngest sample by more. Windows shorter than two samples are lengthened to
 * two. Not thread-safe.
 */
public final class Backfill {
  private static final int AT_ONCE = 3;
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final long SHORTEST_EVALUATION = 15_000;

  private final PrometheusServer server;
  private final List<TargetPast> targets;
  private final List<List<RulePast>> levels;

  /** A past that ends up in the server at an address such as {@code http://127.0.0.1:9090}. */
  public Backfill(World world, Script script, URI server, List<Path> rules)
      throws BackfillException {
    this.server = new PrometheusServer(server);
    this.targets = world.targets().stream().map(target -> new TargetPast(target, script)).toList();
    this.levels =
        RuleFiles.levels(rules).stream()
            .map(level -> level.stream().map(RulePast::of).toList())
            .toList();
  }

  /** Hears how far it has come. */
  @FunctionalInterface
  public interface Progress {
    /** All before {@code until}, in milliseconds since 1970, is written, so many samples so far. */
    void written(long until, long samples);
  }

  /** Writes these ranges, which follow each other; returns how many samples they hold. */
  public long run(List<TimeRange> ranges, Progress progress)
      throws BackfillException, InterruptedException {
    long longest = longest();
    long samples = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (TimeRange range : ranges) {
        for (TimeRange piece : Pace.pieces(range, longest)) {
          samples += write(piece, threads);
          progress.written(piece.to(), samples);
        }
      }
    }
    return samples;
  }

  private long write(TimeRange piece, ExecutorService threads)
      throws BackfillException, InterruptedException {
    List<Callable<Long>> reads = new ArrayList<>();
    targets.forEach(target -> reads.add(() -> read(target, piece)));
    long samples = sum(threads, reads);
    long step = Math.ceilDiv(SHORTEST_EVALUATION, piece.step()) * piece.step();
    long first = Math.ceilDiv(piece.from(), step) * step;
    TimeRange evaluations = new TimeRange(first, piece.to(), step);
    for (List<RulePast> level : levels) {
      List<Callable<Long>> makes = new ArrayList<>();
      level.forEach(rule -> makes.add(() -> make(rule, evaluations, piece.step())));
      samples += sum(threads, makes);
    }
    return samples;
  }

  private long read(TargetPast target, TimeRange piece)
      throws BackfillException, InterruptedException {
    Batch batch = new Batch(server);
    target.read(piece, batch::add);
    return batch.flush();
  }

  private long make(RulePast past, TimeRange times, long step)
      throws BackfillException, InterruptedException {
    if (times.from() >= times.to()) {
      return 0;
    }
    long last = times.from() + (times.size() - 1) * times.step();
    List<Found> found = server.query(past.rule().over(step), times.from(), last, times.step());
    Batch batch = new Batch(server);
    for (Found made : past.made(found, times)) {
      batch.add(made.labels(), made.samples());
    }
    return batch.flush();
  }

  private static long sum(ExecutorService threads, List<Callable<Long>> tasks)
      throws BackfillException, InterruptedException {
    long sum = 0;
    for (Future<Long> task : threads.invokeAll(tasks)) {
      try {
        sum += task.get();
      } catch (ExecutionException e) {
        throw new BackfillException(reason(e.getCause()), e);
      }
    }
    return sum;
  }

  private static String reason(@Nullable Throwable cause) {
    return cause instanceof BackfillException told
        ? String.valueOf(told.getMessage())
        : String.valueOf(cause);
  }

  private long longest() throws BackfillException, InterruptedException {
    String blocks = server.blocks();
    Duration block =
        Times.duration(blocks)
            .orElseThrow(() -> new BackfillException("blocks of '" + blocks + "': no duration"));
    return Math.min(block.dividedBy(2).toMillis(), LONGEST.toMillis());
  }
}
