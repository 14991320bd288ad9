// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How text falls into terms; the same for documents and queries. */
class WordRuleTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "C# and C++, not C;c# and c++ not c",
        "ASP.NET or .NET Core;asp net or .net core",
        "R and R&D at AT&T;r and r&d at at&t",
        "e-prescribing, ePrescribing;eprescribing eprescribing",
        "T-SQL C-CDA;tsql ccda",
        "ICD-10-CM ICD10;icd10 cm icd10",
        "HL7 v2.x and HL7v2.5.1;hl7 v2 and hl7 v2.5.1 v2",
        "HL7/FHIR;hl7 fhir",
        "O'Brien's nurses;obrien nurse",
        "Zoë's résumés;zoe resume",
        "270/271;270 271",
        "2015-2019;2015 2019",
        "follow-up;follow up",
      })
  void fallsInto(String text, String terms) {
    assertThat(String.join(" ", Analysis.terms(text))).isEqualTo(terms);
  }
}
