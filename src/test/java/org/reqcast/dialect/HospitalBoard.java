// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A board that files jobs by the numbers of its own list of specialties. */
final class HospitalBoard implements BoardRules {
  /** The list as the board serves it. */
  private static final String LIST =
      """
      id,name
      11,Pharmacy
      12,Radiology
      21,Clinical Informatics
      33,Information Technology
      """;

  private static Set<Integer> known() {
    Set<Integer> known = new HashSet<>();
    LIST.lines().skip(1).forEach(line -> known.add(Integer.valueOf(line.split(",", 2)[0])));
    return known;
  }

  @Override
  public Set<String> brokenBy(byte[] file) {
    JsonNode all = JsonReader.STRICT.readTree(file);
    Set<String> broken = new TreeSet<>();
    if (!all.isArray()) {
      broken.add("no array");
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode job : all) {
      for (String name : List.of("Job ID", "Title", "Description", "Country")) {
        if (job.path(name).asString("").isBlank()) {
          broken.add(name);
        }
      }
      if (!ids.add(job.path("Job ID").asString(""))) {
        broken.add("Job ID twice");
      }
      JsonNode specialties = job.path("Specialty IDs");
      if (!specialties.isArray() || specialties.isEmpty()) {
        broken.add("Specialty IDs");
      }
      Set<Integer> once = new HashSet<>();
      for (JsonNode number : specialties) {
        if (!number.isInt() || !known().contains(number.asInt()) || !once.add(number.asInt())) {
          broken.add("specialty " + number);
        }
      }
    }
    return broken;
  }

  @Override
  public List<Item> items(byte[] file) {
    List<Item> items = new ArrayList<>();
    for (JsonNode job : JsonReader.STRICT.readTree(file)) {
      items.add(new Item(job.path("Title").asString(""), job.toString()));
    }
    return items;
  }

  @Override
  public String item() {
    return "";
  }
}
