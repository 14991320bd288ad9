// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.AccountEntry;
import org.reqcast.connector.Secrets;

/**
 * What the person who runs Reqcast has set: {@code reqcast.yaml} and the secrets.
 *
 * @param organization who advertises
 * @param organizationSite its own web site; null where not told
 * @param site address of our public pages, without a slash at the end; links in ads start with it
 * @param bind the address that the web server listens on
 * @param port of the recruiter's pages; 0 for any free one
 * @param publicPort of the public files alone; 0 for any free one
 * @param data the folder of ledger, index and public files
 */
public record Settings(
    String organization,
    @Nullable String organizationSite,
    String site,
    String bind,
    int port,
    int publicPort,
    Path data,
    List<AccountEntry> accounts,
    Secrets secrets) {
  /** The settings' file in the folder that Reqcast is started for. */
  public static final String FILE = "reqcast.yaml";

  private static final String UNNAMED = "Our organization";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PORT = 8080;
  private static final int LAST_PORT = 65_535;

  public Settings {
    accounts = List.copyOf(accounts);
  }

  /**
   * Reads the settings of a folder. A missing file is no mistake: then the server listens on
   * loopback, at ports 8080 and 8081, and has no accounts.
   *
   * @param home the folder that Reqcast is started for
   */
  public static Settings read(Path home, Secrets.Environment environment, Problems problems) {
    Path file = home.resolve(FILE);
    Optional<YamlMap> map =
        Files.exists(file) ? YamlFile.read(file, FILE, problems) : Optional.empty();
    Optional<YamlMap> web = map.flatMap(settings -> settings.mapIf("web"));
    String bind = web.flatMap(settings -> settings.textIf("bind")).orElse(LOOPBACK);
    int port = web.map(settings -> port(settings, "port", PORT)).orElse(PORT);
    int publicPort = web.map(settings -> publicPort(settings, port)).orElse(beside(port));
    web.ifPresent(YamlMap::done);
    Path data = map.flatMap(settings -> data(settings, home)).orElse(home.resolve("data"));
    Optional<YamlMap> organization = map.flatMap(settings -> settings.mapIf("organization"));
    String name = organization.map(settings -> settings.text("name")).orElse(UNNAMED);
    String itsSite =
        organization.flatMap(settings -> settings.convert("site", Settings::address)).orElse(null);
    organization.ifPresent(YamlMap::done);
    String site =
        map.flatMap(settings -> settings.convert("site", Settings::address))
            .orElse("http://" + (bind.contains(":") ? "[" + bind + "]" : bind) + ":" + publicPort);
    List<AccountEntry> accounts = map.map(AccountEntry::read).orElse(List.of());
    map.ifPresent(settings -> settings.textIf("about"));
    map.ifPresent(YamlMap::done);
    Secrets secrets = SecretsFile.read(home, data, environment, problems);
    return new Settings(name, itsSite, site, bind, port, publicPort, data, accounts, secrets);
  }

  private static int port(YamlMap web, String key, int otherwise) {
    int port = web.numberIf(key).orElse(otherwise);
    if (port < 0 || port > LAST_PORT) {
      web.wrong(key, "must be from 0 (any free one) to " + LAST_PORT + ", not " + port);
    }
    return port;
  }

  private static int publicPort(YamlMap web, int port) {
    int publicPort = port(web, "public-port", beside(port));
    if (publicPort == port && port != 0) {
      web.wrong(
          "public-port",
          "must be another than 'web.port': what is on it is shown to the world, people are not");
    }
    return publicPort;
  }

  /** The port after another; any free one where that is any free one. */
  private static int beside(int port) {
    return port <= 0 ? 0 : port < LAST_PORT ? port + 1 : LAST_PORT - 1;
  }

  private static Optional<Path> data(YamlMap settings, Path home) {
    return settings.convert(
        "data",
        text -> {
          try {
            return home.resolve(text.strip());
          } catch (InvalidPathException noPath) {
            throw new IllegalArgumentException("names no folder: '" + text + "'", noPath);
          }
        });
  }

  private static String address(String text) {
    String address = text.strip();
    try {
      URI uri = new URI(address);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if ((scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
      }
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(
          "is no web address (" + malformed.getReason() + "): '" + address + "'", malformed);
    }
    throw new IllegalArgumentException("must be an address with https://, not '" + address + "'");
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Settings[" + organization + " at " + site + ", " + accounts.size() + " accounts]";
  }
}
