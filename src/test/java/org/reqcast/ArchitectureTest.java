// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plan of the house, as a test: who may know whom, and who keeps which library. */
class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.reqcast");

  /**
   * Arrows only go down: a package may know the packages behind its name, and no others of ours.
   */
  private static final Map<String, String> MAY_KNOW =
      table(
          """
          cli       : app web schedule run posting sourcing grammar http connector search ledger skill opening candidate config sandbox
          app       : web schedule run posting sourcing dialect grammar http connector search ledger skill opening candidate config
          web       : schedule run posting connector search ledger skill opening candidate config
          schedule  : run ledger config
          run       : posting sourcing connector search ledger skill opening candidate config
          posting   : connector ledger opening config
          sourcing  : connector ledger skill candidate
          dialect   : api crawl feed files hand mail grammar connector config
          api       : grammar http connector opening candidate config
          crawl     : grammar http connector candidate config
          feed      : drop grammar connector opening config
          drop      : grammar http connector config
          files     : grammar connector candidate config
          hand      : grammar http connector opening config
          mail      : grammar http connector opening config
          grammar   : http connector opening candidate config
          connector : http opening candidate config
          search    : ledger skill candidate config
          ledger    : opening candidate
          skill     : candidate config
          http      :
          opening   : config
          candidate :
          config    :
          sandbox   :
          """);

  /** One keeper per library: nobody else may touch it. */
  private static final Map<String, String> KEEPERS =
      table(
          """
          picocli                 : cli
          io.javalin              : web
          org.quartz              : schedule
          org.jsoup               : grammar crawl feed
          org.apache.tika         : files
          com.dashjoin            : grammar
          com.jcraft.jsch         : drop
          org.apache.commons.net  : drop
          jakarta.mail            : mail
          org.eclipse.angus       : mail
          okhttp3                 : http
          crawlercommons          : http
          org.apache.lucene       : search
          org.jdbi                : ledger
          org.flywaydb            : ledger
          com.zaxxer.hikari       : ledger
          org.sqlite              : ledger
          java.sql                : ledger
          org.snakeyaml           : config
          de.siegmar.fastcsv      : config opening
          com.samskivert.mustache : connector web
          org.commonmark          : connector
          com.github.difflib      : posting
          com.ibm.icu             : connector crawl
          """);

  @Test
  void arrowsOnlyGoDown() {
    MAY_KNOW.forEach(
        (name, others) -> {
          String[] allowed =
              Stream.concat(Stream.of(name), words(others))
                  .map(ArchitectureTest::inPackage)
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage(inPackage(name))
              .should()
              .dependOnClassesThat(
                  resideInAPackage("org.reqcast..").and(not(resideInAnyPackage(allowed))))
              .because(name + " may know only: " + others)
              .allowEmptyShould(true)
              .check(CODE);
        });
  }

  @Test
  void everyPackageHasItsRow() {
    assertThat(CODE.stream().map(JavaClass::getPackageName).map(name -> name.split("\\.")[2]))
        .allSatisfy(name -> assertThat(MAY_KNOW).containsKey(name));
    assertThat(CODE.stream().map(JavaClass::getPackageName))
        .as("packages are one level deep")
        .allSatisfy(name -> assertThat(name.split("\\.")).hasSize(3));
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("org.reqcast.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void everyLibraryHasItsKeeper() {
    KEEPERS.forEach(
        (library, keepers) -> {
          String[] allowed = words(keepers).map(ArchitectureTest::inPackage).toArray(String[]::new);
          noClasses()
              .that()
              .resideOutsideOfPackages(allowed)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(library + "..")
              .because(library + " is kept by " + keepers)
              .check(CODE);
        });
  }

  @Test
  void onlyTheConsoleVerbsPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inPackage("cli"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CODE);
  }

  @Test
  void onlyTheAppAsksWhatTimeItIs() {
    noClasses()
        .that()
        .resideOutsideOfPackages(inPackage("app"), inPackage("sandbox"))
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.ZoneId.class, "systemDefault")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .check(CODE);
  }

  @Test
  void nothingElseOpensSockets() {
    noClasses()
        .that()
        .resideOutsideOfPackages(inPackage("http"), inPackage("sandbox"))
        .should()
        .callConstructorWhere(
            target(owner(equivalentTo(java.net.Socket.class)))
                .and(not(target(rawParameterTypes(java.net.SocketImpl.class)))))
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .orShould()
        .callMethod(javax.net.SocketFactory.class, "getDefault")
        .orShould()
        .callMethod(javax.net.ssl.SSLSocketFactory.class, "getDefault")
        .orShould()
        .callMethod(java.net.URL.class, "openStream")
        .orShould()
        .callMethod(java.net.URL.class, "openConnection")
        .check(CODE);
  }

  @Test
  void namesSayWhatAThingIs() {
    Pattern empty =
        Pattern.compile(
            ".*(Utils?|Helpers?|Managers?|Impl|Service|DTO)|(Abstract|Base).*|I[A-Z][a-z].*");
    assertThat(CODE.stream().map(JavaClass::getSimpleName).filter(empty.asMatchPredicate()))
        .isEmpty();
  }

  @Test
  void simpleNamesAreUnique() {
    assertThat(
            CODE.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info")))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyPackageSaysWhetherNullIsAllowed() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
        .check(CODE);
  }

  @Test
  void noFileIsLong() {
    assertThat(sources("src/main/java").filter(file -> lines(file).size() > 400)).isEmpty();
    assertThat(sources("src/sandbox/java").filter(file -> lines(file).size() > 400)).isEmpty();
  }

  @Test
  void noVendorIsNamedInJava() {
    List<String> vendors =
        sources("connectors")
            .map(file -> file.getFileName().toString().replace(".yaml", "").split("-")[0])
            .filter(name -> !GENERIC.contains(name))
            .distinct()
            .toList();
    assertThat(vendors).isNotEmpty();
    // Where a word begins: a certificate may end like a vendor. What is imported is named by
    // others.
    Pattern named = Pattern.compile("(?<![a-z])(" + String.join("|", vendors) + ")");
    sources("src/main/java")
        .forEach(
            file ->
                assertThat(
                        lines(file).stream()
                            .filter(line -> !line.startsWith("import "))
                            .collect(Collectors.joining("\n"))
                            .toLowerCase(Locale.ROOT))
                    .as(file.toString())
                    .doesNotContainPattern(named));
  }

  private static final List<String> GENERIC =
      List.of(
          "x",
          // Java has threads, and FHIMSS is what some people may write behind their names.
          "threads",
          "himss",
          "rss",
          "atom",
          "json",
          "mail",
          "sftp",
          "ftps",
          "local",
          "threads",
          "single",
          "signed",
          "career",
          "health",
          "personal",
          "resume",
          "feed",
          "webhook");

  private static Stream<Path> sources(String folder) {
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> table(String rows) {
    Map<String, String> table = new TreeMap<>();
    rows.lines()
        .map(row -> row.split(":", 2))
        .forEach(row -> table.put(row[0].strip(), row[1].strip()));
    return table;
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isBlank());
  }

  private static String inPackage(String name) {
    return "org.reqcast." + name + "..";
  }
}
