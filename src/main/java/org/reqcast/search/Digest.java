// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** One short text that stands for everything indexed, whatever the order in which it came. */
final class Digest {
  private Digest() {}

  static String of(IndexSearcher searcher) throws IOException {
    Map<String, byte[]> documents = new TreeMap<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      BinaryDocValues digests = leaf.reader().getBinaryDocValues(Schema.DIGEST);
      SortedDocValues ids = leaf.reader().getSortedDocValues(Schema.ID);
      Bits live = leaf.reader().getLiveDocs();
      if (digests == null || ids == null) {
        continue;
      }
      while (digests.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        int doc = digests.docID();
        if ((live == null || live.get(doc)) && ids.advanceExact(doc)) {
          String id = ids.lookupOrd(ids.ordValue()).utf8ToString();
          documents.put(id, BytesRef.deepCopyOf(digests.binaryValue()).bytes);
        }
      }
    }
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      documents.forEach(
          (id, digest) -> {
            sha.update(id.getBytes(StandardCharsets.UTF_8));
            sha.update(digest);
          });
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
