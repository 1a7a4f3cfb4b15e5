/** Zips texts of which most stays the same from one to the next. */
@NullMarked
package io.hostwatch.exporter.gzip;

import org.jspecify.annotations.NullMarked;
