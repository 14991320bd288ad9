// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.nio.file.Path;
import java.util.List;
import org.reqcast.connector.Publisher;

/** A publisher that can say which files its last set lies in. */
interface Written extends Publisher {
  List<Path> written();
}
