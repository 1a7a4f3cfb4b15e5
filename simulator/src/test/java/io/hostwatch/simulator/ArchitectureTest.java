package io.hostwatch.simulator;

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
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom. The root package may know everybody and nobody may know it. */
class ArchitectureTest {
  private static final String ROOT = "io.hostwatch.simulator";

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("wave", Set.of()),
          entry("incident", Set.of()),
          entry("model", Set.of("wave", "incident")),
          entry("host", Set.of("model", "wave", "incident")),
          entry("service", Set.of("model", "wave", "incident")),
          entry("world", Set.of("host", "service", "model", "wave", "incident")),
          entry("exposition", Set.of("world", "model", "incident")),
          entry("backfill", Set.of("exposition", "world", "model", "incident")),
          entry("http", Set.of("exposition", "world", "model", "incident")));

  private static final Map<String, Set<String>> FENCES =
      Map.of(
          "com.sun.net.httpserver..",
          Set.of("http"),
          "picocli..",
          Set.of(""),
          "com.google.protobuf..",
          Set.of("backfill"),
          "org.xerial.snappy..",
          Set.of("backfill"),
          "tools.jackson..",
          Set.of("backfill"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  static Stream<String> packages() {
    return MAY_USE.keySet().stream();
  }

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
                "are the simulator's and not in " + allowed,
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
                .check(CLASSES));
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
