package io.hostwatch.exporter.oshi.host;

/**
 * The Mach kernel's view of the memory: pages, and what was moved since the system started.
 *
 * @param external pages that hold files
 * @param internal pages that hold programs' own data
 */
public record MachMemory(
    long pageSize,
    long free,
    long active,
    long inactive,
    long wired,
    long compressed,
    long internal,
    long external,
    long purgeable,
    long pageIns,
    long pageOuts,
    long swapIns,
    long swapOuts) {}
