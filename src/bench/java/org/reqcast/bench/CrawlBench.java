// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jsoup.Jsoup;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.connector.AccountEntry;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Collector;
import org.reqcast.connector.ConnectorCatalog;
import org.reqcast.connector.Secrets;
import org.reqcast.connector.Wording;
import org.reqcast.dialect.DialectRegister;
import org.reqcast.grammar.Surroundings;
import org.reqcast.http.PoliteHttp;
import org.reqcast.sandbox.InventedPeople;
import org.reqcast.sandbox.PersonalSites;

/**
 * Measures the crawler on personal sites of the sandbox against a floor in the same run: one thread
 * for each host that fetches the same pages with the JDK's client and parses them with jsoup,
 * without robots.txt, frontier, extraction or manners. On few hosts politeness binds: each is left
 * in peace for a while after every answer. On many hosts there is always one to ask, so that what
 * is left is the work. {@code CrawlBench [hosts] [pages on each] [many hosts] [pages on each]}.
 */
public final class CrawlBench {

  private CrawlBench() {}

  public static void main(String[] args) throws Exception {
    compare("few hosts", number(args, 0, 16), number(args, 1, 150));
    compare("many hosts", number(args, 2, 200), number(args, 3, 15));
  }

  private static int number(String[] args, int at, int otherwise) {
    return args.length > at ? Integer.parseInt(args[at]) : otherwise;
  }

  private static void compare(String what, int hosts, int pages) throws Exception {
    List<PersonalSites> sites = new ArrayList<>();
    for (int i = 0; i < hosts; i++) {
      sites.add(new PersonalSites(0, i, InventedPeople.town(pages, i)));
    }
    floor(sites);
    double floor = floor(sites);
    crawl(sites);
    double crawler = crawl(sites);
    System.out.printf(
        Locale.ROOT,
        "%-10s floor %.0f pages/s, crawler %.0f pages/s, ratio %.2f (%d hosts, %d pages each)%n",
        what,
        floor,
        crawler,
        crawler / floor,
        hosts,
        pages);
    sites.forEach(PersonalSites::close);
  }

  private static double floor(List<PersonalSites> sites) throws Exception {
    long started = System.nanoTime();
    int fetched = 0;
    try (HttpClient client = HttpClient.newHttpClient();
        var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      List<java.util.concurrent.Future<Integer>> all = new ArrayList<>();
      for (PersonalSites site : sites) {
        all.add(threads.submit(() -> fetch(client, site.address())));
      }
      for (var one : all) {
        fetched += one.get();
      }
    }
    return fetched / ((System.nanoTime() - started) / 1e9);
  }

  private static int fetch(HttpClient client, String address) throws Exception {
    int fetched = 0;
    String map = get(client, address + "/sitemap.xml");
    for (var place : Jsoup.parse(map).select("loc")) {
      // Counting the title keeps the parsing from being optimised away.
      fetched += Jsoup.parse(get(client, place.text())).select("title").size();
    }
    return fetched;
  }

  private static String get(HttpClient client, String address)
      throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static double crawl(List<PersonalSites> sites) throws Exception {
    Path home = Files.createTempDirectory("crawl-bench");
    Path connectors = Files.createDirectories(home.resolve("connectors/sources"));
    // Without the pace that real sites are owed: what is measured is the work, not the waiting.
    String file = Files.readString(Path.of("connectors/sources/personal-sites.yaml"));
    Files.writeString(
        connectors.resolve("personal-sites.yaml"), file.replace("pace: 1/s ", "pace: 100000/s "));
    try (PoliteHttp http =
        new PoliteHttp(
            "https://bench.example.org",
            java.time.Clock.systemUTC(),
            Thread::sleep,
            RandomGenerator.getDefault())) {
      Wording wording = new Wording("Bench", null, "https://bench.example.org", word -> word);
      ConnectorCatalog catalog =
          new ConnectorCatalog(
              home,
              new DialectRegister(
                  new Surroundings(
                      http,
                      java.time.Clock.systemUTC(),
                      home,
                      home.resolve("public"),
                      home.resolve("tokens"),
                      home.resolve("memory"),
                      wording)));
      Problems problems = catalog.refresh();
      String starts = String.join(", ", sites.stream().map(site -> site.address() + "/").toList());
      String settings =
          "accounts:\n  sites:\n    connector: personal-sites\n    private-addresses: true\n"
              + "    settings: {sites: \""
              + starts
              + "\"}\n";
      catalog.accounts(
          AccountEntry.read(YamlFile.parse(settings, "reqcast.yaml", problems).orElseThrow()),
          Secrets.of(name -> null));
      Collector collector =
          catalog
              .open("sites")
              .orElseThrow(
                  () ->
                      new IllegalStateException(problems.list().toString() + catalog.why("sites")))
              .collector()
              .orElseThrow();
      long before = served(sites);
      long started = System.nanoTime();
      String cursor = Batch.START;
      Batch batch;
      do {
        batch = collector.collect(cursor, 200);
        cursor = batch.cursor();
      } while (batch.more());
      double seconds = (System.nanoTime() - started) / 1e9;
      return (served(sites) - before) / seconds;
    }
  }

  /** Pages about people that were asked for; robots.txt, sitemaps and starts count for nobody. */
  private static long served(List<PersonalSites> sites) {
    return sites.stream()
        .flatMap(site -> site.requests().stream())
        .filter(line -> line.startsWith("GET /people/"))
        .count();
  }
}
