/** Functions of the C library that the JDK does not offer. */
@NullMarked
package io.hostwatch.exporter.linux.libc;

import org.jspecify.annotations.NullMarked;
