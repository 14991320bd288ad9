// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.connector.ConnectorException;
import org.reqcast.feed.Sitemap.Page;
import org.xml.sax.SAXException;

class SitemapTest {
  private static final String SITE = "https://jobs.example.org";
  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00.123Z");

  @TempDir private Path folder;

  private static List<Page> pages(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> new Page("openings/" + i, MONDAY)).toList();
  }

  private void write(int most, long bytes, List<Page> pages) throws ConnectorException {
    new Sitemap(folder, "sitemap.xml", SITE, most, bytes).write(pages);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** What a file names, once it has kept the rules of sitemaps. */
  private List<String> named(String file, String element) throws Exception {
    keepsTheRules(folder.resolve(file));
    List<String> named = new ArrayList<>();
    try (InputStream in = Files.newInputStream(folder.resolve(file))) {
      XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(element)) {
          named.add(xml.getElementText());
        }
      }
    } catch (XMLStreamException broken) {
      throw new AssertionError(file, broken);
    }
    return named;
  }

  private static void keepsTheRules(Path file) throws IOException, SAXException {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(SitemapTest.class.getResource("/sitemaps/sitemap.xsd"))
        .newValidator()
        .validate(new StreamSource(file.toFile()));
  }

  @Test
  void theRulesFindWhatIsWrong() throws Exception {
    write(3, 10_000, pages(0, 2));
    Path file = folder.resolve("sitemap.xml");
    String good = Files.readString(file);
    keepsTheRules(file);
    for (String[] change :
        new String[][] {
          {"https://jobs", "jobs"},
          {"00Z<", "00<"},
          {"2026-11-23T", "23.11.2026 "},
          {"<lastmod>", "<lastMod>"},
          {"/0.9", "/0.8"}
        }) {
      Files.writeString(file, good.replace(change[0], change[1]));
      assertThatThrownBy(() -> keepsTheRules(file)).isInstanceOf(SAXException.class);
    }
  }

  @Test
  void whatFitsIsOneFileWithItsTwin() throws Exception {
    write(3, 10_000, pages(0, 3));
    assertThat(files()).containsExactly("sitemap.xml", "sitemap.xml.gz");
    assertThat(named("sitemap.xml", "loc"))
        .containsExactly(SITE + "/openings/0", SITE + "/openings/1", SITE + "/openings/2");
    assertThat(named("sitemap.xml", "lastmod")).containsOnly("2026-11-23T08:00:00Z");
    try (InputStream packed =
        new GZIPInputStream(Files.newInputStream(folder.resolve("sitemap.xml.gz")))) {
      assertThat(packed.readAllBytes())
          .isEqualTo(Files.readAllBytes(folder.resolve("sitemap.xml")));
    }
  }

  @Test
  void oneMoreThanTheFormatAllowsMakesTwoFilesAndAnIndex() throws Exception {
    new Sitemap(folder, "sitemap.xml", SITE).write(pages(0, 50_000));
    assertThat(named("sitemap.xml", "loc")).hasSize(50_000);
    new Sitemap(folder, "sitemap.xml", SITE).write(pages(0, 50_001));
    assertThat(named("sitemap.xml", "loc"))
        .containsExactly(SITE + "/sitemap-1.xml", SITE + "/sitemap-2.xml");
    assertThat(named("sitemap-1.xml", "loc")).hasSize(50_000);
    assertThat(named("sitemap-2.xml", "loc")).containsExactly(SITE + "/openings/50000");
  }

  @Test
  void noFileIsLargerThanTheFormatAllows() throws Exception {
    write(1000, 1000, pages(0, 40));
    List<String> all = new ArrayList<>();
    for (String file : files()) {
      if (file.matches("sitemap-\\d+\\.xml")) {
        assertThat(Files.size(folder.resolve(file))).isLessThanOrEqualTo(1000);
        all.addAll(named(file, "loc"));
      }
    }
    assertThat(all).hasSize(40).doesNotHaveDuplicates();
    assertThat(named("sitemap.xml", "loc")).hasSizeGreaterThan(4);
  }

  @Test
  void anIndexTellsWhenAFileBecameAnotherAndOldFilesStayAsTheyAre() throws Exception {
    write(10, 10_000, pages(0, 15));
    FileTime old = FileTime.from(Instant.parse("2026-11-20T10:00:00Z"));
    Files.setLastModifiedTime(folder.resolve("sitemap-1.xml"), old);
    Files.setLastModifiedTime(folder.resolve("sitemap-2.xml"), old);
    write(10, 10_000, pages(0, 16));
    assertThat(Files.getLastModifiedTime(folder.resolve("sitemap-1.xml"))).isEqualTo(old);
    Instant second =
        Files.getLastModifiedTime(folder.resolve("sitemap-2.xml"))
            .toInstant()
            .truncatedTo(ChronoUnit.SECONDS);
    assertThat(second).isAfter(old.toInstant());
    assertThat(named("sitemap.xml", "lastmod"))
        .containsExactly("2026-11-20T10:00:00Z", second.toString());
  }

  @Test
  void filesThatNothingNamesAnyMoreAreTakenAway() throws Exception {
    write(10, 10_000, pages(0, 35));
    assertThat(files()).contains("sitemap-4.xml", "sitemap-4.xml.gz");
    write(10, 10_000, pages(0, 15));
    assertThat(files())
        .containsExactly(
            "sitemap-1.xml",
            "sitemap-1.xml.gz",
            "sitemap-2.xml",
            "sitemap-2.xml.gz",
            "sitemap.xml",
            "sitemap.xml.gz");
    write(10, 10_000, pages(0, 2));
    assertThat(files()).containsExactly("sitemap.xml", "sitemap.xml.gz");
    assertThat(named("sitemap.xml", "loc")).hasSize(2);
  }

  @Test
  void aHundredAndTwentyThousandPagesNeedNoMoreMemoryThanOne() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-cp",
                place(Sitemap.class) + File.pathSeparator + place(Many.class),
                Many.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEmpty();
    assertThat(process.exitValue()).isZero();
    assertThat(named("sitemap.xml", "loc")).hasSize(3);
    long size = 0;
    for (String part : Arrays.asList("sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml")) {
      size += Files.size(folder.resolve(part));
      keepsTheRules(folder.resolve(part));
    }
    assertThat(size).as("more than the memory").isGreaterThan(48_000_000);
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Writes the sitemap of many pages, none of which lies in memory. */
  static final class Many {
    private Many() {}

    public static void main(String[] folder) throws ConnectorException {
      String name = "a-long-name-of-an-opening-".repeat(12);
      List<Page> pages =
          new AbstractList<>() {
            @Override
            public Page get(int i) {
              return new Page("openings/" + name + i, MONDAY);
            }

            @Override
            public int size() {
              return 120_000;
            }
          };
      new Sitemap(Path.of(folder[0]), "sitemap.xml", SITE).write(pages);
    }
  }
}
