package io.hostwatch.bridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom. The root package may know everybody and nobody may know it. */
class ArchitectureTest {
  private static final String ROOT = "io.hostwatch.bridge";

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("alert", Set.of()),
          entry("secret", Set.of()),
          entry("logging", Set.of()),
          entry("notify", Set.of("alert")),
          entry("notify.log", Set.of("notify", "alert")),
          entry("notify.slack", Set.of("notify", "alert", "secret")),
          entry("notify.email", Set.of("notify", "alert", "secret")),
          entry("delivery", Set.of("notify", "alert")),
          entry("store", Set.of("delivery", "notify", "alert")),
          entry("store.jdbc", Set.of("store", "delivery", "notify", "alert", "secret")),
          entry("intake", Set.of("store", "delivery", "notify", "alert")),
          entry("reconcile", Set.of("intake", "store", "delivery", "notify", "alert", "secret")),
          entry("routing", Set.of("intake", "delivery", "alert")),
          entry(
              "configfile",
              Set.of(
                  "routing",
                  "reconcile",
                  "intake",
                  "notify.slack",
                  "notify.email",
                  "notify.log",
                  "notify",
                  "delivery",
                  "alert",
                  "secret")),
          entry("webhook", Set.of("intake", "store", "alert", "secret")),
          entry("api", Set.of("store", "delivery", "notify", "alert", "intake")),
          entry("ui", Set.of("store", "delivery", "notify", "alert", "intake")),
          entry("tracing", Set.of("intake", "store", "delivery", "notify", "alert")),
          entry(
              "telemetry", Set.of("reconcile", "intake", "store", "delivery", "notify", "alert")));

  private static final Map<String, Set<String>> FENCES =
      Map.ofEntries(
          entry("java.sql..", Set.of("store.jdbc")),
          entry("javax.sql..", Set.of("store.jdbc")),
          entry("io.javalin..", Set.of("webhook", "api", "ui", "")),
          entry("jakarta.servlet..", Set.of("webhook", "api", "ui", "")),
          entry("org.eclipse.jetty..", Set.of("")),
          entry("jakarta.mail..", Set.of("notify.email")),
          entry("org.eclipse.angus..", Set.of("notify.email")),
          entry("ch.qos.logback..", Set.of("logging")),
          entry("io.prometheus..", Set.of("telemetry")),
          entry("io.opentelemetry..", Set.of("tracing")),
          entry("picocli..", Set.of("")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  static Stream<String> packages() {
    return MAY_USE.keySet().stream();
  }

  static final Set<String> NEVER_JSON = Set.of("alert", "notify", "delivery", "store");

  @Test
  void table_namesEveryPackage() {
    Set<String> present =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toSet());

    assertThat(MAY_USE.keySet()).isEqualTo(present);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void package_usesOnlyWhatTheTableAllows(String name) {
    Set<String> allowed =
        Stream.concat(Stream.of(name), MAY_USE.getOrDefault(name, Set.of()).stream())
            .map(ArchitectureTest::full)
            .collect(Collectors.toSet());

    noClasses()
        .that()
        .resideInAPackage(full(name))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are the bridge's and not in " + allowed,
                used ->
                    used.getPackageName().startsWith(ROOT)
                        && !allowed.contains(used.getPackageName())))
        .check(CLASSES);
  }

  @Test
  void packages_haveNoCycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void libraries_stayBehindTheirFences() {
    FENCES.forEach(
        (library, inside) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(
                    inside.stream().map(ArchitectureTest::full).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(CLASSES));
  }

  @ParameterizedTest
  @FieldSource("NEVER_JSON")
  void core_knowsNoJson(String name) {
    noClasses()
        .that()
        .resideInAPackage(full(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
        .check(CLASSES);
  }

  @Test
  void environmentAndExit_areTheMainClassAlone() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "System.getenv, System.exit or Runtime.halt",
                call ->
                    Arrays.asList("getenv", "exit", "halt").contains(call.getName())
                        && Set.of("java.lang.System", "java.lang.Runtime")
                            .contains(call.getTargetOwner().getFullName())))
        .check(CLASSES);
  }

  private static String full(String name) {
    return name.isEmpty() ? ROOT : ROOT + "." + name;
  }
}
