package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Id;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the dispatcher needs of its surroundings.
 *
 * @param nanoTime never set back, as {@link System#nanoTime}: for waits, which no correction of the
 *     clock may stretch
 * @param random for the jitter of retries; thread-safe
 * @param executor runs each attempt; a thread per task, since attempts block
 * @param historyUrl where people find an episode
 */
public record DispatchContext(
    Clock clock,
    LongSupplier nanoTime,
    RandomGenerator random,
    Executor executor,
    Function<Id, URI> historyUrl,
    DispatchListener listener) {}
