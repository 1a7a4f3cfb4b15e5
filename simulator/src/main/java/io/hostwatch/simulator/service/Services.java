package io.hostwatch.simulator.service;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Target;
import io.hostwatch.simulator.wave.Seed;
import java.util.ArrayList;
import java.util.List;

/** Makes what is not a host. */
public final class Services {
  private static final List<String> PAGES =
      List.of("https://trading.example.org/", "https://trading.example.org/login");

  private Services() {}

  /**
   * The application in two instances, its events, its business and the probes of its pages.
   *
   * @param start when they were started, in seconds since 1970
   */
  public static List<Target> of(Seed world, double start) {
    ServiceModel service = new ServiceModel(world.of("service"));
    List<Target> targets = new ArrayList<>();
    for (String instance : List.of("api-1", "api-2")) {
      Families families = new Families();
      ApplicationFamilies.add(service, instance, families);
      targets.add(
          new Target(instance, "application", "trading/api", instance, start, families.list()));
    }
    Families events = new Families();
    EventFamilies.add(service, events);
    targets.add(
        new Target("events-1", "events", "trading/events", "events-1", start, events.list()));
    Families business = new Families();
    BusinessFamilies.add(service, business);
    targets.add(
        new Target("ledger-1", "business", "trading/ledger", "ledger-1", start, business.list()));
    for (int i = 0; i < PAGES.size(); i++) {
      Families families = new Families();
      ProbeFamilies.add(service, PAGES.get(i), i == 0, families);
      targets.add(
          new Target(
              "probe-" + (i + 1), "blackbox", "blackbox", PAGES.get(i), start, families.list()));
    }
    return targets;
  }
}
