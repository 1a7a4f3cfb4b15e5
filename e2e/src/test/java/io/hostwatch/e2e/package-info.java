/**
 * The whole of Hostwatch, tested from outside.
 *
 * <p>Each case starts the built programs as processes, with the real Prometheus and Alertmanager
 * and the shipped configuration at shortened durations, and looks only at what a user can see: HTTP
 * answers, the history, and what arrives at a loopback Slack and a loopback mail server. Nothing
 * here compiles against a service. The pieces that cases are made of live in {@code harness}
 * (processes) and {@code receivers} (those who are told).
 *
 * <p>Every case leaves the logs and configuration of its processes in {@code target/e2e/<case>/}.
 * System properties: {@code hostwatch.peers} is a folder with the real peers (see {@link
 * io.hostwatch.e2e.Peers}), {@code hostwatch.e2e.kills} how often {@code KillIT} kills the bridge
 * (3).
 */
@NullMarked
package io.hostwatch.e2e;

import org.jspecify.annotations.NullMarked;
