/**
 * What OSHI knows of the hardware: inventory, sensors, power. The only package that touches OSHI's
 * classes, and on Linux only those of them that start no child process. Read in the background; a
 * scrape gets what was read last.
 */
@NullMarked
package io.hostwatch.exporter.oshi;

import org.jspecify.annotations.NullMarked;
