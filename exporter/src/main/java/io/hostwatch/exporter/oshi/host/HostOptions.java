package io.hostwatch.exporter.oshi.host;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What these collectors can be told: which names count, by the same flags as Linux' collectors.
 *
 * @param netstatFields of names such as {@code Tcp_InSegs}
 * @param topProcesses how many commands to report by CPU and by memory
 * @param refresh how often what is slow is read in the background
 */
public record HostOptions(
    Predicate<String> mountPoints,
    Predicate<String> fileSystemTypes,
    Predicate<String> disks,
    Predicate<String> netdevInterfaces,
    Predicate<String> netclassInterfaces,
    Predicate<String> vmstatFields,
    Predicate<String> netstatFields,
    int topProcesses,
    Duration refresh) {}
