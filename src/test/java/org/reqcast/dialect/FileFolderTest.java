// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Position;
import org.reqcast.candidate.Profile;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Check;
import org.reqcast.connector.Collector;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.files.DocumentReader;
import org.reqcast.files.FileContent;
import org.reqcast.files.FolderCollector;
import org.reqcast.files.UnreadableFile;
import org.reqcast.grammar.Take;

class FileFolderTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  @Test
  void oneResumeSaysTheSameInEveryKindOfDocument() throws Exception {
    write("a.txt", Resumes.txt());
    write("b.html", Resumes.html());
    write("c.rtf", Resumes.rtf());
    write("d.docx", Resumes.docx());
    write("e.odt", Resumes.odt());
    write("deep/f.PDF", Resumes.pdf(""));

    Batch batch = resumes().collect(Batch.START, 100);

    assertThat(batch.skipped()).isEmpty();
    assertThat(batch.profiles())
        .extracting(Profile::key)
        .containsExactly("a.txt", "b.html", "c.rtf", "d.docx", "deep/f.PDF", "e.odt");
    assertThat(batch.profiles()).allSatisfy(profile -> isMaria(profile.person()));
    assertThat(batch.profiles())
        .allSatisfy(
            profile ->
                assertThat(profile.text())
                    .containsSubsequence("Maria Lopez", "Lakeview Hospital", "CPHIMS", "BSN"));
    assertThat(batch.profiles().getFirst().basis())
        .isEqualTo(
            new Basis(
                Basis.Ground.APPLIED,
                NOON.plus(Duration.ofDays(30)),
                NOON.plus(Duration.ofDays(365))));
  }

  private static void isMaria(Person person) {
    assertThat(person.name()).isEqualTo("Maria Lopez");
    assertThat(person.headline()).isEqualTo("Epic Ambulatory Analyst");
    assertThat(person.emails()).containsExactly("maria.lopez@example.org");
    assertThat(person.phones()).containsExactly("(614) 555-0143");
    assertThat(person.links()).containsExactly("https://maria.example.org/cv");
    assertThat(person.city() + "/" + person.region() + "/" + person.country())
        .isEqualTo("Columbus/OH/US");
    assertThat(person.positions())
        .extracting(Position::title, Position::employer, Position::from, Position::to)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "Senior Epic Analyst", "Riverside Health", "2019-01", "present"),
            org.assertj.core.groups.Tuple.tuple(
                "Clinical Informatics Nurse", "Lakeview Hospital", "2014-03", "2018-12"));
    assertThat(person.positions().getLast().summary())
        .isEqualTo("Trained 200 nurses on Cerner PowerChart.");
    assertThat(person.skills())
        .containsExactly("Epic Ambulatory", "Cerner PowerChart", "HL7 v2", "FHIR", "SQL");
    assertThat(person.certifications())
        .containsExactly("Epic Ambulatory EpicCare certified, 2019", "CPHIMS");
  }

  @Test
  void hostileFilesCostASentenceEachAndNothingElse() throws Exception {
    write("bomb.docx", Resumes.bomb());
    write("locked.pdf", Resumes.pdf("secret"));
    write("torn.pdf", java.util.Arrays.copyOf(Resumes.pdf(""), 300));
    write("noise.docx", new byte[] {'P', 'K', 3, 4, 9, 9, 9, 9, 9});
    write("program.txt", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0});
    write("empty.txt", new byte[0]);
    write("huge.txt", new byte[(20 << 20) + 1]);
    write("zz.txt", Resumes.txt());
    write("~$lock.docx", Resumes.txt());
    write(".hidden/x.txt", Resumes.txt());
    Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("zz.txt"));

    Batch batch = resumes().collect(Batch.START, 100);

    assertThat(batch.profiles()).extracting(Profile::key).containsExactly("zz.txt");
    assertThat(batch.skipped())
        .hasSize(7)
        .anyMatch(line -> line.startsWith("bomb.docx: unpacks to more"))
        .anyMatch(line -> line.equals("locked.pdf: is encrypted"))
        .anyMatch(line -> line.equals("huge.txt: is larger than 20 MB"))
        .anyMatch(line -> line.startsWith("program.txt: is not what its name says"))
        .anyMatch(line -> line.startsWith("empty.txt: holds no text"));
    assertThat(resumes().collect(batch.cursor(), 100).skipped())
        .as("what is useless is not opened again before it changes")
        .isEmpty();
  }

  @Test
  void aDocumentThatTakesTooLongIsLeft() {
    DocumentReader hasty = new DocumentReader(Duration.ofNanos(1));

    assertThatThrownBy(() -> hasty.read(Resumes.docx(), "a.docx"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage("takes too long to read");
  }

  @Test
  void onlyWhatChangedIsReadAgainAndWhatIsMissingIsGone() throws Exception {
    write("a.txt", Resumes.txt());
    write("b.txt", Resumes.txt());
    Collector collector = resumes();
    String first = collector.collect(Batch.START, 100).cursor();

    assertThat(collector.collect(first, 100))
        .isEqualTo(new Batch(List.of(), List.of(), List.of(), first, false));

    Files.setLastModifiedTime(folder.resolve("a.txt"), FileTime.from(NOON));
    Batch touched = collector.collect(first, 100);
    assertThat(touched.profiles()).as("the same content is no news").isEmpty();

    write("a.txt", (Resumes.MARIA + "More.").getBytes(StandardCharsets.UTF_8));
    Files.delete(folder.resolve("b.txt"));
    Batch changed = collector.collect(touched.cursor(), 100);
    assertThat(changed.profiles()).extracting(Profile::key).containsExactly("a.txt");
    assertThat(changed.gone()).containsExactly("b.txt");
  }

  @Test
  void aLargeFolderComesInPortions() throws Exception {
    for (int i = 0; i < 5; i++) {
      write(i + ".txt", Resumes.txt());
    }
    Collector collector = resumes();

    Batch one = collector.collect(Batch.START, 2);
    Batch two = collector.collect(one.cursor(), 2);
    Batch three = collector.collect(two.cursor(), 2);

    assertThat(List.of(one.more(), two.more(), three.more())).containsExactly(true, true, false);
    assertThat(one.profiles().size() + two.profiles().size() + three.profiles().size())
        .isEqualTo(5);
  }

  @Test
  void whatWasReadBeforeACancellationIsKept() throws Exception {
    for (int i = 0; i < 3; i++) {
      write(i + ".txt", (Resumes.MARIA + i).getBytes(StandardCharsets.UTF_8));
    }
    FileContent content =
        (bytes, name) -> {
          if (name.equals("1.txt") && !Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("cancelled");
          }
          return new Take.Taken("", "", Person.named("Maria " + name), List.of(), "text");
        };
    FolderCollector collector = collector(content, () -> NOON);
    Batch first = collector.collect(Batch.START, 9);
    assertThat(Thread.interrupted()).as("still cancelled").isTrue();
    assertThat(first.profiles()).extracting(Profile::key).containsExactly("0.txt");
    Batch rest =
        collector(
                (bytes, name) -> new Take.Taken("", "", Person.named(name), List.of(), "t"),
                () -> NOON)
            .collect(first.cursor(), 9);
    assertThat(rest.profiles()).extracting(Profile::key).containsExactly("1.txt", "2.txt");
    assertThat(rest.gone()).isEmpty();
  }

  @Test
  void slowFilesAreKeptInPortions() throws Exception {
    for (int i = 0; i < 4; i++) {
      write(i + ".txt", (Resumes.MARIA + i).getBytes(StandardCharsets.UTF_8));
    }
    AtomicInteger seconds = new AtomicInteger();
    FolderCollector collector =
        collector(
            (bytes, name) -> {
              seconds.addAndGet(3);
              return new Take.Taken("", "", Person.named(name), List.of(), "text");
            },
            () -> NOON.plusSeconds(seconds.get()));
    Batch first = collector.collect(Batch.START, 9);
    assertThat(first.profiles()).hasSize(2);
    Batch second = collector.collect(first.cursor(), 9);
    assertThat(second.profiles()).extracting(Profile::key).containsExactly("2.txt", "3.txt");
    assertThat(collector.collect(second.cursor(), 9).profiles()).isEmpty();
  }

  private FolderCollector collector(FileContent content, InstantSource clock) {
    Duration day = Duration.ofDays(1);
    return new FolderCollector(
        "main",
        folder,
        Set.of("txt"),
        new FolderCollector.Ground(Basis.Ground.APPLIED, day, day),
        content,
        clock);
  }

  @Test
  void aMissingFolderAsksForTheSettingToBeMended() throws Exception {
    Connector connector = open("resume-folder", folder.resolve("nowhere"));

    assertThat(connector.check().check()).isInstanceOf(Check.Health.Unwell.class);
    assertThatThrownBy(() -> connector.collector().orElseThrow().collect(Batch.START, 1))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> assertThat(failure.remedy()).isEqualTo(Remedy.RECONFIGURE));
    assertThat(open("resume-folder", folder).check().check()).isInstanceOf(Check.Health.Well.class);
  }

  @Test
  void jsonResumesOfNewAndOldSchemasAreRead() throws Exception {
    write(
        "new.json",
        """
        {"basics": {"name": "Ada Byron", "label": "FHIR Engineer", "email": "Ada@example.org",
           "phone": "+1 614 555 0199", "url": "https://ada.example.org",
           "summary": "Builds interfaces.", "image": "https://ada.example.org/me.png",
           "location": {"city": "Dublin", "region": "OH", "countryCode": "US"},
           "profiles": [{"network": "x", "username": "ada", "url": "https://x.example.org/ada"}]},
         "work": [{"name": "Lakeview Hospital", "position": "Interface Engineer",
           "startDate": "2018-03-01", "summary": "HL7.", "highlights": ["Moved 90 feeds to FHIR"]}],
         "certificates": [{"name": "HL7 FHIR R4", "issuer": "HL7"}],
         "skills": [{"name": "Interoperability", "level": "Master", "keywords": ["FHIR", "HL7 v2"]}]}
        """
            .getBytes(StandardCharsets.UTF_8));
    write(
        "old.json",
        """
        {"basics": {"name": "Bo Old", "website": "http://bo.example.org", "picture": ""},
         "work": [{"company": "Mercy", "position": "Analyst", "website": "http://m.example.org",
           "startDate": "2010", "endDate": "2012-06-30"}]}
        """
            .getBytes(StandardCharsets.UTF_8));
    write(
        "package.json",
        "{\"name\": \"tool\", \"version\": \"1\"}".getBytes(StandardCharsets.UTF_8));
    write("torn.json", "{\"basics\": ".getBytes(StandardCharsets.UTF_8));
    write("list.json", "[1]".getBytes(StandardCharsets.UTF_8));

    Batch batch = open("json-resume", folder).collector().orElseThrow().collect(Batch.START, 100);

    assertThat(batch.skipped()).hasSize(3);
    Profile ada = batch.profiles().getFirst();
    assertThat(ada.key()).isEqualTo("new.json");
    assertThat(ada.url()).isEqualTo("https://ada.example.org");
    assertThat(ada.basis().ground()).isEqualTo(Basis.Ground.CONSENTED);
    assertThat(ada.person())
        .isEqualTo(
            new Person(
                "Ada Byron",
                "FHIR Engineer",
                List.of("ada@example.org"),
                List.of("+1 614 555 0199"),
                List.of("https://ada.example.org", "https://x.example.org/ada"),
                "Dublin",
                "OH",
                "US",
                null,
                null,
                List.of(
                    new Position(
                        "Interface Engineer",
                        "Lakeview Hospital",
                        "2018-03",
                        "present",
                        "HL7.\nMoved 90 feeds to FHIR")),
                List.of("HL7 FHIR R4, HL7"),
                List.of("Interoperability", "FHIR", "HL7 v2")));
    assertThat(ada.text())
        .containsSubsequence(
            "Builds interfaces.", "Interface Engineer, Lakeview Hospital", "90 feeds", "HL7 v2");
    Profile old = batch.profiles().getLast();
    assertThat(old.url()).isEqualTo("http://bo.example.org");
    assertThat(old.person().positions())
        .containsExactly(new Position("Analyst", "Mercy", "2010", "2012-06", ""));
    assertThat(old.text()).contains("Analyst, Mercy");
  }

  private Collector resumes() {
    return open("resume-folder", folder).collector().orElseThrow();
  }

  private static Connector open(String connector, Path folder) {
    return Opened.on(
        connector,
        Map.of("folder", folder.toString()),
        Map.of(),
        ask -> {
          throw new AssertionError("files need no network");
        },
        InstantSource.fixed(NOON));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
