package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.Id;

/**
 * What became of a submission, all of it durable: how many alerts opened an episode, refreshed one,
 * ended one, changed nothing or could not be understood.
 */
public record Acceptance(
    Id receiptId, int opened, int refreshed, int resolved, int unchanged, int rejected) {}
