package io.hostwatch.exporter;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the design's table of packages: what each may use of the others. */
class ArchitectureTest {
  private static final String ROOT = "io.hostwatch.exporter";
  private static final Set<String> LINUX = Set.of("collector", "linux.file", "linux.libc");
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("collector", Set.of()),
          Map.entry("scrape", Set.of("collector")),
          Map.entry("linux", Set.of("collector", "linux.*")),
          Map.entry("linux.file", Set.of("collector")),
          Map.entry("linux.libc", Set.of()),
          Map.entry("linux.cpu", LINUX),
          Map.entry("linux.memory", LINUX),
          Map.entry("linux.system", LINUX),
          Map.entry("linux.systemd", LINUX),
          Map.entry("linux.disk", LINUX),
          Map.entry("linux.net", LINUX),
          Map.entry("linux.hardware", LINUX),
          Map.entry("linux.storage", LINUX),
          Map.entry("oshi", Set.of("collector")),
          Map.entry("oshi.host", Set.of("collector", "process")),
          Map.entry("oshi.reader", Set.of("oshi.host", "process")),
          Map.entry("process", Set.of("collector")),
          Map.entry("textfile", Set.of("collector")),
          Map.entry("self", LINUX),
          Map.entry("logging", Set.of()),
          Map.entry("yaml", Set.of()),
          Map.entry("webconfig", Set.of("yaml")),
          Map.entry("systemd", Set.of("linux.libc")),
          Map.entry("gzip", Set.of()),
          Map.entry("http", Set.of("scrape", "collector", "webconfig", "systemd", "gzip")));

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
  }

  static Stream<String> packages() {
    return MAY_USE.keySet().stream().sorted();
  }

  @Test
  void table_everyPackage_hasARow() {
    Set<String> found =
        classes.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toSet());

    assertThat(found).isEqualTo(MAY_USE.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void package_usesOnly_whatItsRowAllows(String name) {
    String[] forbidden =
        Stream.concat(
                Stream.of(ROOT),
                MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(name))
                    .filter(other -> !mayUse(name, other))
                    .map(other -> ROOT + "." + other))
            .toArray(String[]::new);

    noClasses()
        .that(resideInAPackage(ROOT + "." + name))
        .should()
        .dependOnClassesThat(resideInAnyPackage(forbidden))
        .check(classes);
  }

  @Test
  void packages_amongThemselves_haveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void oshi_isTouched_inItsPackagesOnly() {
    noClasses()
        .that(resideInAPackage(ROOT + "..").and(outside("oshi")).and(outside("oshi.reader")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("oshi..", "com.sun.jna.."))
        .check(classes);
  }

  @Test
  void dbus_isTouched_byOneClassOnly() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".linux.systemd.DbusSystemd")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.freedesktop.."))
        .check(classes);
  }

  @Test
  void clientJava_isTouched_byTheWebServerOnly() {
    noClasses()
        .that(resideInAPackage(ROOT + "..").and(outside("http")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.prometheus..", "com.sun.net.httpserver.."))
        .check(classes);
  }

  @Test
  void yamlParser_isTouched_inItsPackageOnly() {
    noClasses()
        .that(resideInAPackage(ROOT + "..").and(outside("yaml")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.snakeyaml.."))
        .check(classes);
  }

  @Test
  void processAndEnvironment_areTouched_byMainsOnly() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(classes);
  }

  @Test
  void childProcesses_areStarted_nowhere() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .check(classes);
  }

  @Test
  void collectors_areNamed_forWhatTheyAre() {
    classes()
        .that()
        .implement(ROOT + ".collector.Collector")
        .should()
        .haveSimpleNameEndingWith("Collector")
        .orShould()
        .haveSimpleName("RequestMetrics")
        .check(classes);
  }

  private static boolean mayUse(String name, String other) {
    Set<String> allowed = MAY_USE.getOrDefault(name, Set.of());
    boolean below = allowed.contains("linux.*") && other.startsWith("linux.");
    return below || allowed.contains(other);
  }

  private static DescribedPredicate<JavaClass> outside(String name) {
    return DescribedPredicate.not(resideInAPackage(ROOT + "." + name));
  }
}
