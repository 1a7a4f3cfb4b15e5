package io.hostwatch.exporter.oshi.host;

/**
 * Memory in bytes, swapping in pages since the system started.
 *
 * @param pagesSwappedIn on Windows pages of mapped files too
 */
public record MemoryReading(
    long total,
    long available,
    long swapTotal,
    long swapUsed,
    long pagesSwappedIn,
    long pagesSwappedOut) {}
