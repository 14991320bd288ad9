// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a large board asks of a job feed, written from its rules and not from our files. */
final class JobFeedRules {
  private static final Pattern ENTITY = Pattern.compile("&(#\\d+|#x[0-9a-fA-F]+|\\w+);");
  private static final List<String> REQUIRED =
      List.of(
          "title",
          "date",
          "referencenumber",
          "requisitionid",
          "url",
          "company",
          "city",
          "country",
          "description");

  private JobFeedRules() {}

  /** The rules that a feed breaks. */
  static List<String> brokenBy(String xml) throws Exception {
    List<String> broken = new ArrayList<>();
    if (!xml.startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>")) {
      broken.add("declaration");
    }
    if (ENTITY.matcher(xml).find()) {
      broken.add("an entity");
    }
    NodeList jobs = parse(xml).getElementsByTagName("job");
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < jobs.getLength(); i++) {
      Element job = (Element) jobs.item(i);
      for (String name : REQUIRED) {
        if (text(job, name).isBlank()) {
          broken.add("job without " + name);
        }
      }
      if (!numbers.add(text(job, "referencenumber"))) {
        broken.add("referencenumber twice");
      }
      if (!text(job, "country").matches("[A-Z]{2}")) {
        broken.add("country");
      }
      if (!text(job, "url").matches("https://.+\\?source=Indeed")) {
        broken.add("url");
      }
      if (!text(job, "date").matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z")) {
        broken.add("date");
      }
    }
    return broken;
  }

  static int jobs(String xml) throws Exception {
    return parse(xml).getElementsByTagName("job").getLength();
  }

  static Element parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new InputSource(new java.io.StringReader(xml))).getDocumentElement();
  }

  private static String text(Element job, String name) {
    NodeList found = job.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
