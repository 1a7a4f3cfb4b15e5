package io.hostwatch.simulator.world;

import io.hostwatch.simulator.incident.Incident;
import io.hostwatch.simulator.incident.IncidentException;
import io.hostwatch.simulator.incident.Script;

/** The script of a world that is being watched: incidents can be added. Thread-safe. */
public final class RunningScript {
  private static final int AT_MOST = 1000;

  private volatile Script script;

  /** Begins with a script. */
  public RunningScript(Script script) {
    this.script = script;
  }

  /** The script as it is now. */
  public Script now() {
    return script;
  }

  /** Adds one, from the next reading on; 1,000 are the most, since counters never forget one. */
  public synchronized void add(Incident incident) throws IncidentException {
    if (script.incidents().size() >= AT_MOST) {
      throw new IncidentException("there are " + AT_MOST + " incidents, which is the most");
    }
    script = script.with(incident);
  }
}
