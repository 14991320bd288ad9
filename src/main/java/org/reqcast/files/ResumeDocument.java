// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.files;

import java.util.List;
import org.reqcast.grammar.Take;

/** A résumé in any kind of document. */
final class ResumeDocument implements FileContent {
  /** Less than this is a scan or an empty page. */
  private static final int FEWEST_LETTERS = 40;

  private final DocumentReader documents;

  ResumeDocument(DocumentReader documents) {
    this.documents = documents;
  }

  @Override
  public Take.Taken read(byte[] bytes, String name) throws UnreadableFile, InterruptedException {
    DocumentReader.Text document =
        bytes.length == 0 ? new DocumentReader.Text("", List.of()) : documents.read(bytes, name);
    if (document.text().chars().filter(Character::isLetter).limit(FEWEST_LETTERS).count()
        < FEWEST_LETTERS) {
      throw new UnreadableFile("holds no text; is it a picture?");
    }
    return new Take.Taken(name, "", ResumeReader.read(document, name), List.of(), document.text());
  }
}
