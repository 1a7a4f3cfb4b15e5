/**
 * The web server: answers a scrape with what the scraper found, and tells people and load balancers
 * that the exporter is alive. Started by the root package.
 */
@NullMarked
package io.hostwatch.exporter.http;

import org.jspecify.annotations.NullMarked;
