// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Columbus, OH                    | Columbus     | OH | US
          Columbus, Ohio                  | Columbus     | OH | US
          Columbus OH                     | Columbus     | OH | US
          Columbus, Ohio, USA             | Columbus     | OH | US
          San Jose, CA                    | San Jose     | CA | US
          Toronto, Ontario, Canada        | Toronto      | ON | CA
          Toronto, ON                     | Toronto      | ON | CA
          Berlin, Germany                 | Berlin       | '' | DE
          Germany                         | ''           | '' | DE
          Ohio                            | ''           | OH | US
          London, UK                      | London       | '' | GB
          Columbus, OH 43215              | Columbus     | OH | US
          Remote                          | ''           | '' | ''
          Remote, US                      | ''           | '' | US
          Portland, OR (remote or hybrid) | Portland     | OR | US
          Washington, DC                  | Washington   | DC | US
          the internet                    | ''           | '' | ''
          São Paulo, SP, Brazil           | São Paulo    | SP | BR
          """)
  void placesAreSplitAsPeopleMeanThem(String words, String city, String region, String country) {
    assertThat(PlaceWords.split(words)).isEqualTo(new PlaceWords(city, region, country));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ana@example.org                  | ana@example.org
          ana (at) example dot org         | ana@example.org
          ana [at] mail [dot] example [dot] org | ana@mail.example.org
          ana.ortiz AT example DOT com     | ana.ortiz@example.com
          Write to Ana@Example.org, please | ana@example.org
          """)
  void hiddenAddressesAreRead(String text, String address) {
    assertThat(MailWords.in(text)).containsExactly(address);
  }

  @ParameterizedTest
  @CsvSource({"I worked at Riverside", "look at this. Thanks", "@riverside", "3 @ 4"})
  void ordinaryWordsAreNoAddress(String text) {
    assertThat(MailWords.in(text)).isEmpty();
  }

  @Test
  void htmlBecomesWordsWithItsLines() {
    assertThat(HtmlText.plain("<p>Epic &amp; FHIR<br>Ten years</p><p>Hire me</p>"))
        .isEqualTo("Epic & FHIR\nTen years\n\nHire me");
    assertThat(HtmlText.plain("I <3 FHIR & HL7 < 5")).isEqualTo("I <3 FHIR & HL7 < 5");
    assertThat(HtmlText.words("<ul><li>one<li>two</ul><script>no()</script>"))
        .isEqualTo("- one\n- two");
  }

  @ParameterizedTest
  @CsvSource({"Yes,true", "Only,true", "'No, sorry',false", "Not now,false", "42,"})
  void peopleSayYesInManyWays(String text, Boolean meant) {
    assertThat(Take.said(text)).isEqualTo(meant);
  }
}
