/** What is not a host: the application, its events, its business and the probes of its pages. */
@NullMarked
package io.hostwatch.simulator.service;

import org.jspecify.annotations.NullMarked;
