/**
 * The bridge's YAML file: sources, routes and receivers, in Alertmanager's own key names where it
 * has them. Read once at the start; whatever is wrong with it is told at once, and stops the start.
 */
@NullMarked
package io.hostwatch.bridge.configfile;

import org.jspecify.annotations.NullMarked;
