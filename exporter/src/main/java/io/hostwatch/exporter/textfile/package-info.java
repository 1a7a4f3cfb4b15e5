/**
 * Serves what scripts and programs on this host leave in {@code *.prom} files: a parser of the
 * Prometheus text format and the collector that reads the directories.
 */
@NullMarked
package io.hostwatch.exporter.textfile;

import org.jspecify.annotations.NullMarked;
