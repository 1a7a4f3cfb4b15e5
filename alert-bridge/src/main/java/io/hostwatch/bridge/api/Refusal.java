package io.hostwatch.bridge.api;

/** The answer where something was not done, and why. */
record Refusal(String error) {}
