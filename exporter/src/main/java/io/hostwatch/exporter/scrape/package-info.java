/**
 * One scrape: runs the enabled collectors side by side under one deadline and merges what they
 * found into families that can be served. Called by the web server for each request.
 */
@NullMarked
package io.hostwatch.exporter.scrape;

import org.jspecify.annotations.NullMarked;
