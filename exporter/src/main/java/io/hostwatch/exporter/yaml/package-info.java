/**
 * Configuration files in YAML, kept with the line of everything so that faults can name it. Used by
 * the web configuration and by the exporter's own; loaded only where one of them is given.
 */
@NullMarked
package io.hostwatch.exporter.yaml;

import org.jspecify.annotations.NullMarked;
