// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.io.BufferedWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.reqcast.connector.AccountEntry;
import org.reqcast.connector.Ad;
import org.reqcast.connector.ConnectorCatalog;
import org.reqcast.connector.Publisher;
import org.reqcast.connector.Secrets;
import org.reqcast.connector.Wording;
import org.reqcast.dialect.DialectRegister;
import org.reqcast.grammar.Surroundings;
import org.reqcast.opening.Employment;
import org.reqcast.opening.Facility;
import org.reqcast.opening.Need;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;
import org.reqcast.opening.Pay;
import org.reqcast.opening.Place;
import org.reqcast.opening.Wanted;
import org.reqcast.opening.Workplace;

/**
 * Measures a feed against a floor in the same run: the JDK's streaming XML writer, which writes the
 * same openings field by field, without Markdown, templates, rules, memory, dates or packed twin:
 * {@code FeedBench [openings] [connector]}.
 */
public final class FeedBench {
  private static final int WARM = 2_000;

  private FeedBench() {}

  public static void main(String[] args) throws Exception {
    int many = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    String connector = args.length > 1 ? args[1] : "indeed-feed";
    Path folder = Files.createTempDirectory("feed-bench");
    Publisher publisher = publisher(folder, connector);
    publisher.publish(ads(WARM));
    floor(ads(WARM), folder.resolve("floor.xml"));
    List<Ad> ads = ads(many);
    double floor = time(() -> floor(ads, folder.resolve("floor.xml")));
    double first = time(() -> publisher.publish(ads));
    double again = time(() -> publisher.publish(ads));
    say("floor", floor, many);
    say("first", first, many);
    say("same again", again, many);
    System.out.printf(Locale.ROOT, "ratio      %.1f times the floor%n", first / floor);
    long before = live();
    AtomicBoolean over = new AtomicBoolean();
    long[] most = {before};
    Thread watch =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    most[0] = Math.max(most[0], live());
                  }
                });
    publisher.publish(ads);
    over.set(true);
    watch.join();
    System.out.printf(
        Locale.ROOT,
        "live heap  %.0f MB for the openings, %.0f MB more at the peak of writing%n",
        before / 1e6,
        (most[0] - before) / 1e6);
    try (var files = Files.walk(folder.resolve("public"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        System.out.printf(Locale.ROOT, "%s  %.1f MB%n", file.getFileName(), Files.size(file) / 1e6);
      }
    }
  }

  /** Work that may fail. */
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private static double time(Work work) throws Exception {
    long started = System.nanoTime();
    work.run();
    return (System.nanoTime() - started) / 1e9;
  }

  private static void say(String what, double seconds, int many) {
    System.out.printf(
        Locale.ROOT,
        "%-10s %,.0f openings/s (%,d in %.1f s)%n",
        what,
        many / seconds,
        many,
        seconds);
  }

  /** Heap that somebody still holds, in bytes. */
  private static long live() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return used;
  }

  private static void floor(List<Ad> ads, Path file) throws Exception {
    try (Writer out = new BufferedWriter(Files.newBufferedWriter(file), 1 << 16)) {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("source");
      for (Ad ad : ads) {
        Opening opening = ad.opening();
        xml.writeStartElement("job");
        write(xml, "title", opening.title());
        write(xml, "date", opening.posted().toString());
        write(xml, "referencenumber", ad.posting());
        write(xml, "requisitionid", opening.id());
        write(xml, "url", ad.link().toString());
        write(xml, "company", opening.facility().name());
        write(xml, "city", String.valueOf(ad.place().city()));
        write(xml, "state", String.valueOf(ad.place().region()));
        write(xml, "country", ad.place().country());
        write(xml, "description", opening.description());
        write(xml, "jobtype", opening.employment().name());
        xml.writeEndElement();
      }
      xml.writeEndDocument();
      xml.flush();
    }
  }

  private static void write(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCData(text);
    xml.writeEndElement();
  }

  private static Publisher publisher(Path folder, String connector) {
    ConnectorCatalog catalog =
        new ConnectorCatalog(
            Path.of("").toAbsolutePath(),
            new DialectRegister(
                new Surroundings(
                    ask -> {
                      throw new IllegalStateException("asked " + ask.uri());
                    },
                    Clock.systemUTC(),
                    folder,
                    folder.resolve("public"),
                    folder.resolve("tokens"),
                    folder.resolve("memory"),
                    new Wording(
                        "Riverside Staffing",
                        "https://riverside.example.org",
                        "https://jobs.riverside.example.org",
                        id -> id))));
    catalog.refresh();
    catalog.accounts(
        List.of(new AccountEntry("feed", connector, Map.of(), false, null, "bench", 1, Map.of())),
        Secrets.of(variable -> null));
    return (Publisher) catalog.open("feed").orElseThrow().delivery().orElseThrow();
  }

  private static List<Ad> ads(int many) {
    List<Ad> ads = new ArrayList<>(many);
    for (int i = 0; i < many; i++) {
      Place place =
          new Place("p" + i, null, "Town " + i % 997, "OH", "43215", "US", Workplace.ON_SITE);
      Opening opening = opening(i, place);
      String posting = Integer.toString(i + 1_000_000, 36) + "riverside";
      ads.add(
          new Ad(
              posting,
              "r1",
              posting + "-r1",
              opening,
              place,
              "feed",
              URI.create("https://jobs.riverside.example.org/openings/rq-" + i + "?via=" + posting),
              Instant.parse("2026-11-02T08:00:00Z").plusSeconds(i)));
    }
    return ads;
  }

  private static Opening opening(int number, Place place) {
    StringBuilder text = new StringBuilder("Keep the **pharmacy** system of hospital ");
    text.append(number).append(" running & improving.\n\n");
    for (int line = 0; line < 20; line++) {
      text.append("- Build, test and train part ").append(line).append(" of `Willow` <with> us\n");
    }
    return new Opening(
        "RQ-" + number,
        "Epic Willow Analyst",
        new Facility("Hospital " + number, "https://hospital.example.org"),
        List.of(place),
        Need.MAINTAIN,
        Employment.FULL_TIME,
        new Pay(BigDecimal.valueOf(95_000), BigDecimal.valueOf(115_000), "USD", Pay.Per.YEAR),
        List.of(),
        List.of(new Wanted("Epic Willow", true, 3), new Wanted("HL7 v2", false, 0)),
        text.toString(),
        null,
        "jobs@hospital.example.org",
        LocalDate.of(2026, 11, 2),
        LocalDate.of(2027, 1, 31),
        OpeningState.OPEN);
  }
}
