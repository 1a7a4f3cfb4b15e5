package io.hostwatch.bridge;

/** The body of every answer that tells of a failure. */
record HttpError(String error) {}
