/**
 * Reads the kernel's files: kept open between scrapes, walked line by line and field by field, and
 * what their trees and names are.
 */
@NullMarked
package io.hostwatch.exporter.linux.file;

import org.jspecify.annotations.NullMarked;
