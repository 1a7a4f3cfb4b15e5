package io.hostwatch.bridge.delivery;

import java.time.Instant;

/**
 * A target that takes nothing: what is owed to it waits, and one delivery at a time finds out
 * whether that is over.
 *
 * @param since when it was parked
 * @param probeAt when the next delivery is tried
 * @param probes how many were tried in vain since then
 * @param reason a word out of {@link io.hostwatch.bridge.notify.FailureReason}
 * @param detail of the latest failure, for people; holds no secret
 */
public record Parking(Instant since, Instant probeAt, int probes, String reason, String detail) {}
