// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one board asks of its feed, written from its rules and not from our files. */
interface BoardRules {
  String MOMENT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";
  String DAY = "\\d{4}-\\d\\d-\\d\\d";
  String GERMAN_DAY = "\\d\\d\\.\\d\\d\\.\\d{4}";
  String MAIL_DATE = "\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";
  String ADDRESS = "https://\\S+";

  /** An opening as the board reads it: its title, and everything that is readable in it. */
  record Item(String title, String text) {}

  /** The rules that a file breaks. */
  Set<String> brokenBy(byte[] file) throws Exception;

  List<Item> items(byte[] file) throws Exception;

  /** Name of an item's element; empty where the feed is not XML. */
  String item();

  /** By the name of the connector file. */
  Map<String, BoardRules> ALL =
      Map.ofEntries(
          Map.entry("indeed-feed", LargeBoards.indeed()),
          Map.entry("ziprecruiter-feed", LargeBoards.zip()),
          Map.entry("linkedin-feed", LargeBoards.linkedIn()),
          Map.entry("jooble-feed", Aggregators.jooble()),
          Map.entry("talent-feed", Aggregators.talent()),
          Map.entry("adzuna-feed", Aggregators.adzuna()),
          Map.entry("careerjet-feed", Aggregators.careerjet()),
          Map.entry("trovit-feed", Aggregators.trovit()),
          Map.entry("recruitnet-feed", Aggregators.recruitNet()),
          Map.entry("jobiqo-feed", Aggregators.jobiqo()),
          Map.entry("hospitalrecruiting-feed", new HospitalBoard()),
          Map.entry("sftp-drop", Readers.anybody()),
          Map.entry("ftps-drop", Readers.anybody()),
          Map.entry("local-drop", Readers.anybody()),
          Map.entry("rss", Readers.rss()),
          Map.entry("atom", Readers.atom()),
          Map.entry("json-feed", new JsonReader()));
}
