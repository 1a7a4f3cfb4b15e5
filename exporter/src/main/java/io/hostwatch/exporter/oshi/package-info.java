/**
 * What the machine is made of: inventory, sensors, power. One of the two packages that touch OSHI's
 * classes, and on Linux only those of them that start no child process. Read in the background; a
 * scrape gets what was read last.
 */
@NullMarked
package io.hostwatch.exporter.oshi;

import org.jspecify.annotations.NullMarked;
