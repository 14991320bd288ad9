// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.config.Problems;

/** {@code index/fields.yaml} as a person writes it. */
class FieldsTest {
  @TempDir Path folder;

  private Fields read(String yaml, Problems problems) throws IOException {
    return Fields.read(Files.writeString(folder.resolve("fields.yaml"), yaml), problems);
  }

  @Test
  void theFileDecidesFacetsLabelsAndOrder() throws IOException {
    Problems problems = new Problems();
    Fields fields = read("about: x\nfacets:\n  city: Town\n  skill: Skills\n", problems);
    assertThat(problems.list()).isEmpty();
    assertThat(fields.facets()).containsExactly("city", "skill");
    assertThat(fields.label("city")).isEqualTo("Town");
  }

  @Test
  void aFacetThatDoesNotExistIsAnsweredWithTheOneThatDoes() throws IOException {
    Problems problems = new Problems();
    Fields fields = read("about: x\nfacets:\n  skil: Skills\nfacet: y\n", problems);
    assertThat(problems.list())
        .extracting(Object::toString)
        .anyMatch(line -> line.startsWith("index/fields.yaml:2: ") && line.contains("skill"));
    assertThat(problems.list()).hasSize(2);
    assertThat(fields.facets()).isEmpty();
  }

  @Test
  void theFileThatIsShippedIsSound() {
    Problems problems = new Problems();
    assertThat(Fields.read(Path.of("index/fields.yaml"), problems).facets()).hasSize(6);
    assertThat(problems.list()).isEmpty();
  }
}
