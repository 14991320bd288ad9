// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.reqcast.candidate.Profile;

/** A recruiter with a real browser, at a desk and on a phone. */
class BrowserIT {
  private static final List<Path> BROWSERS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SHOTS = Path.of("target", "screenshots");

  @TempDir Path folder;

  @Test
  void someoneIsFoundWithTheKeyboardNarrowedAndOpened() throws IOException {
    Path browser = BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(Path.of(""));
    assumeTrue(
        Files.isExecutable(browser) && Files.isExecutable(DRIVER),
        "needs chromium and chromedriver in /usr/bin; the pages are not looked at without them");
    ChromeDriver driver = driver(browser);
    try (Site site = new Site(folder.resolve("site"))) {
      site.hold(
          IntStream.range(0, 6)
              .mapToObj(
                  number ->
                      Site.person(
                          "p" + number,
                          "Person " + number,
                          number < 4 ? "OH" : "TX",
                          "Ran Mirth Connect for " + (2 + number) + " years."))
              .toArray(Profile[]::new));
      site.advertise(
          "T-7", "Epic Analyst", "Keep Epic running for forty clinics and all of their labs.");
      site.turnByHand();
      walk(driver, site, "wide", new Dimension(1280, 900));
      walk(driver, site, "phone", new Dimension(390, 844));
    } finally {
      driver.quit();
    }
  }

  private static ChromeDriver driver(Path browser) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    return new ChromeDriver(service, options);
  }

  private static void walk(ChromeDriver driver, Site site, String size, Dimension window)
      throws IOException {
    driver.manage().window().setSize(window);
    WebDriverWait wait = new WebDriverWait(driver, Duration.ofSeconds(60));
    driver.get(site.address("/"));
    look(driver, size + "-search");
    driver.switchTo().activeElement().sendKeys("Mirth", Keys.ENTER);
    wait.until(ExpectedConditions.urlContains("q=Mirth"));
    assertThat(driver.findElements(By.cssSelector(".hits article"))).hasSize(6);
    look(driver, size + "-found");
    driver.findElement(By.cssSelector("aside a[href*='facet.state=OH']")).click();
    wait.until(ExpectedConditions.urlContains("facet.state=OH"));
    assertThat(driver.findElements(By.cssSelector(".hits article"))).hasSize(4);
    look(driver, size + "-narrowed");
    String name = driver.findElement(By.cssSelector(".hits h3 a")).getText();
    driver.findElement(By.cssSelector(".hits h3 a")).click();
    wait.until(ExpectedConditions.urlContains("/candidates/"));
    assertThat(driver.findElement(By.tagName("h1")).getText()).isEqualTo(name);
    assertThat(driver.findElements(By.cssSelector("mark.held"))).isNotEmpty();
    look(driver, size + "-candidate");
    driver.get(site.address("/tasks"));
    look(driver, size + "-tasks");
    driver.findElement(By.cssSelector("td a[href^='/tasks/']")).click();
    wait.until(ExpectedConditions.urlContains("/tasks/"));
    assertThat(driver.findElement(By.cssSelector("button[data-copy]")).isDisplayed()).isTrue();
    driver.findElement(By.cssSelector("button[data-copy]")).click();
    wait.until(it -> !it.findElement(By.cssSelector("button[data-copy]")).getText().equals("Copy"));
    look(driver, size + "-task");
    for (String path : List.of("/ads", "/activity", "/nowhere")) {
      driver.get(site.address(path));
      look(driver, size + path.replace('/', '-'));
    }
    // A page that answers 404 is itself noted by the browser; nothing else may be.
    assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> !entry.getMessage().contains("/nowhere"))
        .isEmpty();
  }

  private static void look(ChromeDriver driver, String name) throws IOException {
    Files.createDirectories(SHOTS);
    Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    Object over =
        driver.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(over).as("pixels wider than the window: " + name).isEqualTo(0L);
  }
}
