/**
 * Reads Linux hosts from /proc and /sys, one file a collector, under node_exporter's names. {@code
 * io.hostwatch.exporter.linux.LinuxCollectors} lists them for the root package.
 */
@NullMarked
package io.hostwatch.exporter.linux;

import org.jspecify.annotations.NullMarked;
