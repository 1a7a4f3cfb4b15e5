package io.hostwatch.exporter.linux.disk;

import io.hostwatch.exporter.linux.disk.FileSystemStat.Answer;
import io.hostwatch.exporter.linux.disk.FileSystemStat.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks many file systems how full they are, without ever waiting long for one that hangs.
 *
 * <p>One thread walks the mounts of a scrape. If a mount holds it up, another thread goes on with
 * the rest while the first stays behind; so healthy mounts cost one thread, and each mount that
 * hangs costs one more, until it answers. A mount that hangs is waited for once, for at most the
 * timeout; later scrapes are told so at once and do not call it again until its call returns. When
 * more mounts hang than there are threads, those that no thread gets to count as timed out too.
 *
 * <p>Safe for use by several threads: they share a call that is under way.
 */
final class MountProbe {
  private static final int MOST_THREADS = 64;
  private static final long STACK_BYTES = 256 * 1024;
  private static final long IDLE_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofMillis(20);

  private final FileSystemStat stat;
  private final Duration timeout;
  private final Executor threads;
  private final ConcurrentMap<String, Call> underWay = new ConcurrentHashMap<>();

  MountProbe(FileSystemStat stat, Duration timeout) {
    this.stat = stat;
    this.timeout = timeout;
    this.threads =
        new ThreadPoolExecutor(
            0,
            MOST_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("mount-", 1).stackSize(STACK_BYTES).factory(),
            new ThreadPoolExecutor.DiscardPolicy()); // all threads hang: nothing to go on with
  }

  /** Asks the file systems at {@code paths}; the answers are in the same order. */
  List<Answer> ask(List<String> paths) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    Queue<Call> fresh = new ConcurrentLinkedQueue<>();
    List<Call> calls = new ArrayList<>(paths.size());
    for (String path : paths) {
      calls.add(join(path, fresh));
    }
    goOn(fresh);
    Answer[] answers = new Answer[calls.size()];
    try {
      for (int i = answers.length - 1; i >= 0; i--) { // when the last is there, all others are
        answers[i] = await(calls.get(i), fresh, deadline);
      }
    } finally {
      drop(fresh);
    }
    return List.of(answers);
  }

  private Call join(String path, Queue<Call> fresh) {
    Call mine = new Call(path);
    Call other = underWay.putIfAbsent(path, mine);
    if (other != null) {
      return other;
    }
    fresh.add(mine);
    return mine;
  }

  private void goOn(Queue<Call> fresh) {
    if (!fresh.isEmpty()) {
      threads.execute(() -> walk(fresh));
    }
  }

  private void walk(Queue<Call> fresh) {
    for (Call call = fresh.poll(); call != null; call = fresh.poll()) {
      call.run();
    }
  }

  private Answer await(Call call, Queue<Call> fresh, long deadline) throws InterruptedException {
    while (true) {
      long left = call.nanosLeft(deadline);
      try {
        return call.answer.get(Math.clamp(left, 0, PATIENCE.toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (left <= 0) {
          return FileSystemStat.TIMED_OUT;
        }
        goOn(fresh);
      } catch (ExecutionException e) {
        throw new IllegalStateException("statfs " + call.path, e.getCause());
      }
    }
  }

  private void drop(Queue<Call> fresh) {
    for (Call call = fresh.poll(); call != null; call = fresh.poll()) {
      call.end(FileSystemStat.TIMED_OUT);
    }
  }

  /** One question to one mount. */
  private final class Call {
    private final String path;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private volatile long giveUpAt;
    private volatile boolean begun;

    Call(String path) {
      this.path = path;
    }

    void run() {
      giveUpAt = System.nanoTime() + timeout.toNanos();
      begun = true;
      Answer found = new Refused("internal error");
      try {
        found = stat.stat(path);
      } finally {
        end(found);
      }
    }

    /** Lets the next scrape ask anew before it lets this one go on. */
    void end(Answer found) {
      underWay.remove(path, this);
      answer.complete(found);
    }

    long nanosLeft(long deadline) {
      long now = System.nanoTime();
      return begun ? Math.min(deadline - now, giveUpAt - now) : deadline - now;
    }
  }
}
