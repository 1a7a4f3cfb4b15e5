package io.hostwatch.e2e.receivers;

/** What one message tells: that the alert of this episode fires, or that it is over. */
public record ToldOf(String episode, boolean resolved) {}
