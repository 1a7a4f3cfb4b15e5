package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.alert.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An outbox whose disk is full when a test says so, and that knows who was asked about. */
final class FailingOutbox implements Outbox {
  private final Outbox behind;
  private final Set<Target> askedAbout = ConcurrentHashMap.newKeySet();
  private final Set<Target> unreadable = ConcurrentHashMap.newKeySet();
  private volatile boolean claims;
  private volatile boolean settles;
  private volatile Set<Id> locked = Set.of();
  private volatile boolean counts;
  private volatile boolean breaksDown;

  FailingOutbox(Outbox behind) {
    this.behind = behind;
  }

  void failToClaim(boolean fail) {
    claims = fail;
  }

  /** The next claim ends in an error, as a bug may. */
  void breakDownOnce() {
    breaksDown = true;
  }

  void failToCount() {
    counts = true;
  }

  /** From now on nobody can tell what that target is owed. */
  void failToClaimFor(Target target) {
    unreadable.add(target);
  }

  Set<Target> askedAbout() {
    return askedAbout;
  }

  void failToSettle(boolean fail) {
    settles = fail;
  }

  /** From now on these cannot be settled, as if others had locked their alerts. */
  void failToSettle(Set<Id> deliveries) {
    locked = deliveries;
  }

  @Override
  public List<Claim> claim(Claimant by, Target target, Instant now, Duration lease, int limit) {
    askedAbout.add(target);
    if (breaksDown) {
      breaksDown = false;
      throw new StackOverflowError("of the test");
    }
    failIf(claims || unreadable.contains(target));
    return behind.claim(by, target, now, lease, limit);
  }

  @Override
  public boolean settle(Claim claim, Settlement settlement, Instant now, Duration took) {
    failIf(settles || locked.contains(claim.delivery().id()));
    return behind.settle(claim, settlement, now, took);
  }

  @Override
  public int endLeases(Instant now) {
    return behind.endLeases(now);
  }

  @Override
  public int giveUp(String owner, Target target, Instant createdBefore, Surrender as, Instant now) {
    return behind.giveUp(owner, target, createdBefore, as, now);
  }

  @Override
  public int renewLeases(String owner, Instant now, Duration lease) {
    return behind.renewLeases(owner, now, lease);
  }

  @Override
  public int followClock(Target target, Instant now) {
    return behind.followClock(target, now);
  }

  @Override
  public Map<Target, Map<DeliveryState, Depth>> backlog() {
    failIf(counts);
    return behind.backlog();
  }

  @Override
  public void serve(Set<Target> targets, Instant now) {
    behind.serve(targets, now);
  }

  @Override
  public Map<Target, Instant> served() {
    return behind.served();
  }

  @Override
  public Map<Target, Parking> parked() {
    return behind.parked();
  }

  private static void failIf(boolean fails) {
    if (fails) {
      throw new IllegalStateException("disk full");
    }
  }
}
