// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Remedy;

/** Whose certificates are believed. */
final class Authority {
  private static final String TICKETS = "jdk.tls.client.enableSessionTicketExtension";

  private Authority() {}

  /**
   * A context for TLS.
   *
   * @param file certificates in PEM that alone are believed; null for those that Java believes
   */
  static SSLContext trusting(@Nullable Path file) throws Denied {
    try {
      SSLContext context = withoutTickets();
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(file == null ? null : store(file));
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new Denied(
          Remedy.RECONFIGURE,
          "cannot be trusted with an authority that cannot be read: "
              + file
              + " must hold certificates in PEM ("
              + unreadable.getMessage()
              + ")");
    }
  }

  /**
   * Servers of FTP want the session of TLS resumed, and some give it a ticket that is good for
   * longer than Java believes; without tickets it is resumed by its number. There is no other way
   * to say so than a property that Java reads when it makes the context.
   */
  private static synchronized SSLContext withoutTickets() throws GeneralSecurityException {
    String before = System.setProperty(TICKETS, "false");
    try {
      return SSLContext.getInstance("TLS");
    } finally {
      if (before == null) {
        System.clearProperty(TICKETS);
      } else {
        System.setProperty(TICKETS, before);
      }
    }
  }

  private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(file)) {
      int count = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry(String.valueOf(count++), one);
      }
      if (count == 0) {
        throw new IOException("it holds none");
      }
    }
    return store;
  }
}
