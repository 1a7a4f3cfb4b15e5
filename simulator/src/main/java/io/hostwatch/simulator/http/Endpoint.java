package io.hostwatch.simulator.http;

import java.io.IOException;

/** Answers the requests of one path. Called by many threads at once. */
@FunctionalInterface
interface Endpoint {
  Answer answer(Request request) throws IOException;
}
