/** The web server: scrapes, service discovery and incidents on demand. */
@NullMarked
package io.hostwatch.simulator.http;

import org.jspecify.annotations.NullMarked;
