/**
 * Holds the documents to what the project does: links that lead somewhere, tables that are
 * complete.
 */
@NullMarked
package io.hostwatch.e2e.docs;

import org.jspecify.annotations.NullMarked;
