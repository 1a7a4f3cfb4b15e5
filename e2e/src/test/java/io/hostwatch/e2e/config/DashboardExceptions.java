package io.hostwatch.e2e.config;

import java.util.List;

/** Where a rule on dashboards does not hold, and why. */
final class DashboardExceptions {

  /** The rules that have exceptions. */
  enum Rule {
    /** Every dashboard has the variables job and instance. */
    HAS_JOB_AND_INSTANCE,
    /** One may choose several instances, and all. */
    SEVERAL_INSTANCES,
    /** Every selector follows the variables of its dashboard. */
    FOLLOWS_VARIABLES
  }

  /** What is excepted: a dashboard by its uid, or a metric by its name. */
  record Case(Rule rule, String what, String reason) {}

  private static final List<Case> CASES =
      List.of(
          new Case(
              Rule.SEVERAL_INSTANCES,
              "hostwatch-host",
              "it is about one; the others are about several"),
          new Case(
              Rule.FOLLOWS_VARIABLES,
              "instance:hostwatch_threshold:effective",
              "it follows the instance; limits are the same for every job of a host"),
          services("application"),
          services("events"),
          services("business"),
          new Case(
              Rule.HAS_JOB_AND_INSTANCE,
              "hostwatch-alerts",
              "alerts of services have no instance and the Watchdog has no job"),
          new Case(Rule.HAS_JOB_AND_INSTANCE, "hostwatch-history", "it asks PostgreSQL, in SQL"));

  private DashboardExceptions() {}

  static boolean excepted(Rule rule, String what) {
    return CASES.stream().anyMatch(c -> c.rule() == rule && c.what().equals(what));
  }

  static List<Case> all() {
    return CASES;
  }

  private static Case services(String name) {
    return new Case(
        Rule.HAS_JOB_AND_INSTANCE,
        "hostwatch-" + name,
        "what is recorded of a service does not tell its instances apart");
  }
}
