// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.reqcast.skill.Skill;
import org.reqcast.skill.Taxonomy;

/** A dozen concepts that show every relation. */
final class SmallTaxonomy implements Taxonomy {
  private final Map<String, Skill> skills = new LinkedHashMap<>();
  private final Map<String, Skill> names = new LinkedHashMap<>();
  private final String version;

  SmallTaxonomy() {
    this("small-1");
  }

  SmallTaxonomy(String version) {
    this.version = version;
    add(
        "ehr",
        "Electronic health records",
        "domain",
        "",
        "",
        "EMR|EHR|electronic medical record",
        "EMR|HIS",
        "amazon|spark");
    add("epic", "Epic EHR", "system", "ehr", "epic-systems", "Epic", "Epic", "jira");
    add(
        "epic-ambulatory",
        "Epic Ambulatory",
        "module",
        "epic",
        "epic-systems",
        "Epic Ambulatory|EpicCare Ambulatory",
        "",
        "");
    add(
        "epic-willow",
        "Epic Willow Inpatient",
        "module",
        "epic",
        "epic-systems",
        "Epic Willow|Willow",
        "Willow",
        "");
    add("cerner", "Oracle Health (Cerner)", "system", "ehr", "", "Cerner|Oracle Health", "", "");
    add("powerchart", "PowerChart", "module", "cerner", "", "PowerChart", "", "");
    add(
        "e-prescribing",
        "Electronic prescribing",
        "domain",
        "",
        "",
        "e-prescribing|eRx|eprescribing",
        "",
        "");
    add("epcs", "EPCS", "module", "", "", "EPCS", "", "");
    add("surescripts", "Surescripts", "system", "", "", "Surescripts", "", "");
    add("hl7", "HL7", "standard", "", "", "HL7", "", "");
    add("fhir", "HL7 FHIR", "standard", "hl7", "", "FHIR|FHIR R4", "", "");
    add("mirth", "Mirth Connect", "system", "", "", "Mirth|Mirth Connect", "", "");
    add("aws-emr", "Amazon EMR", "tool", "", "", "Amazon EMR", "", "");
    add(
        "cert-epic-willow",
        "Epic Willow certification",
        "certification",
        "epic-willow",
        "",
        "Willow certified",
        "",
        "");
    add("epic-systems", "Epic Systems Corporation", "vendor", "", "", "Epic Systems", "", "");
  }

  private void add(
      String id,
      String label,
      String kind,
      String parent,
      String vendor,
      String aliases,
      String unsure,
      String against) {
    List<Skill.Related> related =
        id.equals("e-prescribing")
            ? List.of(
                new Skill.Related("epcs", 1),
                new Skill.Related("surescripts", 1),
                new Skill.Related("fhir", 0.5))
            : List.of();
    Skill skill =
        new Skill(
            id,
            label,
            kind,
            words(parent),
            vendor.isEmpty() ? null : vendor,
            words(aliases),
            List.of(),
            words(unsure),
            List.of(),
            Map.of(),
            List.of(),
            words(against),
            related,
            List.of(),
            List.of(),
            List.of());
    skills.put(id, skill);
    names.put(label.toLowerCase(Locale.ROOT), skill);
    skill.aliases().forEach(alias -> names.put(alias.toLowerCase(Locale.ROOT), skill));
  }

  private static List<String> words(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split("\\|"));
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Collection<Skill> all() {
    return skills.values();
  }

  @Override
  public Optional<Skill> find(String id) {
    return Optional.ofNullable(skills.get(id));
  }

  @Override
  public Optional<Skill> named(String words) {
    return Optional.ofNullable(names.get(words.toLowerCase(Locale.ROOT)));
  }

  @Override
  public Set<String> ancestors(String id) {
    Set<String> found = new TreeSet<>();
    find(id)
        .ifPresent(
            skill ->
                skill
                    .parents()
                    .forEach(
                        parent -> {
                          found.add(parent);
                          found.addAll(ancestors(parent));
                        }));
    return found;
  }

  @Override
  public Set<String> descendants(String id) {
    Set<String> found = new TreeSet<>();
    skills.keySet().stream().filter(other -> ancestors(other).contains(id)).forEach(found::add);
    return found;
  }

  @Override
  public List<Skill> beginning(String words, int most) {
    List<Skill> found = new ArrayList<>();
    names.forEach(
        (name, skill) -> {
          if (name.startsWith(words.toLowerCase(Locale.ROOT)) && !found.contains(skill)) {
            found.add(skill);
          }
        });
    return found.stream().limit(most).toList();
  }
}
