// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A town of people who do not exist, the same for the same seed. */
public final class InventedPeople {
  private static final List<String> FIRST =
      List.of(
          "Amara", "Ben", "Carmen", "Dmitri", "Esi", "Farid", "Grace", "Hiroshi", "Ines", "Jonas",
          "Keiko", "Leila", "Marcus", "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Samir",
          "Tamsin", "Umar", "Vera", "Wendell", "Ximena", "Yusuf", "Zoya");
  private static final List<String> LAST =
      List.of(
          "Abernathy",
          "Bellweather",
          "Castellan",
          "Dunmore",
          "Eastlake",
          "Fairbourne",
          "Greywell",
          "Hollingworth",
          "Ironwood",
          "Jessamine",
          "Kestrel",
          "Larkspur",
          "Merriweather",
          "Northcote",
          "Oakhurst",
          "Pemberly",
          "Quillfeather",
          "Ravensdale",
          "Silverton",
          "Thistlewood");
  private static final List<String> CITIES =
      List.of(
          "Columbus|OH",
          "Cleveland|OH",
          "Madison|WI",
          "Kansas City|MO",
          "Nashville|TN",
          "Tampa|FL",
          "Austin|TX",
          "Denver|CO",
          "Portland|OR",
          "Boston|MA",
          "Raleigh|NC",
          "Phoenix|AZ");
  private static final List<String> EMPLOYERS =
      List.of(
          "Riverside Regional Hospital",
          "Lakeshore Health",
          "St. Brannoc Medical Center",
          "Prairie Clinics",
          "Harborview Children's",
          "Northfield Health System");

  /** Headline, skills (by ;), what they did. */
  private static final List<String[]> LIVES =
      List.of(
          life(
              "Epic Willow analyst",
              "Epic Willow;Pyxis;formulary management;EPCS",
              "I have maintained Epic Willow Inpatient at %s for %d years: formulary, dispense logic and Pyxis interfaces. Built the EPCS two-factor workflow for e-prescribing of controlled substances."),
          life(
              "Epic Ambulatory analyst",
              "Epic Ambulatory;MyChart;e-prescribing;Surescripts",
              "EpicCare Ambulatory build and support at %s, %d years. Moved 40 clinics from paper refills to Surescripts e-prescribing. Certified in Epic Ambulatory. No Cerner experience."),
          life(
              "Interface engineer",
              "HL7 v2;FHIR;Mirth Connect;Rhapsody;SQL",
              "Interface engineer at %s with %d years of HL7 v2 ADT, ORM and ORU feeds on Mirth Connect; last year I built FHIR R4 services for the patient app."),
          life(
              "Cerner PharmNet consultant",
              "Cerner PharmNet;CCL;CPOE;Discern",
              "%2$d years of Cerner Millennium, mostly PharmNet and CPOE, lately at %1$s. Implemented PharmNet at three hospitals and write CCL reports. Eager to learn Epic."),
          life(
              "MEDITECH Expanse implementation lead",
              "MEDITECH Expanse;MEDITECH Magic;project management",
              "Led the move from MEDITECH Magic to Expanse at %s, go-live after %d years of preparation and support. Trained 600 nurses."),
          life(
              "Kronos and staffing systems administrator",
              "UKG Workforce Central;Kronos;payroll interfaces;ANSOS",
              "I run UKG (Kronos) timekeeping and nurse scheduling at %s, %d years, with payroll interfaces to Workday."),
          life(
              "PACS administrator",
              "PACS;DICOM;Sectra;CIIP",
              "PACS administrator at %s for %d years: Sectra, DICOM routing, modality worklists. CIIP certified."),
          life(
              "Healthcare data analyst",
              "Epic Clarity;Caboodle;SQL;Tableau",
              "Report writer on Epic Clarity and Caboodle at %s, %d years. Cogito certification in progress."),
          life(
              "Data engineer",
              "AWS EMR;Spark;Hadoop;Python",
              "I tune Elastic MapReduce clusters (Amazon EMR) and Spark jobs for an online shop; %2$d years, before that at a bookshop near %1$s."),
          life(
              "Agile coach",
              "Scrum;Jira;stakeholder management",
              "I groom epics and stories with product teams near %s and have done so for %d years; hospitals interest me but I have not worked in one."));

  private InventedPeople() {}

  private static String[] life(String headline, String skills, String about) {
    return new String[] {headline, skills, about};
  }

  /** The first {@code count} people of a town. */
  public static List<InventedPerson> town(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<InventedPerson> town = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String name =
          FIRST.get(random.nextInt(FIRST.size())) + " " + LAST.get(random.nextInt(LAST.size()));
      String[] life = LIVES.get(random.nextInt(LIVES.size()));
      String[] city = CITIES.get(random.nextInt(CITIES.size())).split("\\|");
      String employer = EMPLOYERS.get(random.nextInt(EMPLOYERS.size()));
      town.add(
          new InventedPerson(
              number,
              name,
              life[0],
              employer,
              city[0],
              city[1],
              life[2].formatted(employer, 2 + random.nextInt(13)),
              List.of(life[1].split(";"))));
    }
    return town;
  }
}
