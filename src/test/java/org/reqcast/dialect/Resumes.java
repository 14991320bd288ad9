// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** One invented résumé, written in every kind of document. */
final class Resumes {
  static final String MARIA =
      """
      Maria Lopez, RN
      Epic Ambulatory Analyst
      Columbus, OH 43215 | (614) 555-0143 | maria.lopez@example.org
      https://maria.example.org/cv

      Summary
      Analyst with nine years of Epic build and support.

      Experience
      Senior Epic Analyst, Riverside Health    Jan 2019 - Present
      - Built order sets and preference lists in Epic Ambulatory.
      - Led the upgrade of 2023.

      Clinical Informatics Nurse
      Lakeview Hospital | 03/2014 - 12/2018
      - Trained 200 nurses on Cerner PowerChart.

      Skills
      EHR: Epic Ambulatory, Cerner PowerChart
      HL7 v2; FHIR; SQL

      Certifications
      Epic Ambulatory EpicCare certified, 2019
      CPHIMS

      Education
      BSN, Ohio Valley College, 2010 - 2014
      """;

  private Resumes() {}

  static byte[] txt() {
    return MARIA.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] html() {
    StringBuilder out = new StringBuilder("<html><head><title>CV</title></head><body>");
    MARIA.lines().forEach(line -> out.append("<p>").append(line).append("</p>\n"));
    return out.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] rtf() {
    return ("{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Helvetica;}}\n"
            + MARIA.lines().map(line -> line + "\\par\n").reduce("", String::concat)
            + "}")
        .getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] docx() {
    try (XWPFDocument document = new XWPFDocument()) {
      MARIA.lines().forEach(line -> document.createParagraph().createRun().setText(line));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] odt() {
    StringBuilder body = new StringBuilder();
    MARIA.lines().forEach(line -> body.append("<text:p>").append(line).append("</text:p>"));
    return zip(
        Map.of(
            "mimetype",
            "application/vnd.oasis.opendocument.text",
            "content.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content"
                + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
                + "<office:body><office:text>"
                + body
                + "</office:text></office:body></office:document-content>"));
  }

  static byte[] pdf(String password) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
        content.setLeading(12);
        content.beginText();
        content.newLineAtOffset(50, 740);
        for (String line : MARIA.lines().toList()) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document of a few hundred kilobytes that unpacks to 200 MB. */
  static byte[] bomb() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] zip(Map<String, String> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : entries.keySet().stream().sorted().toList().reversed()) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(entries.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
