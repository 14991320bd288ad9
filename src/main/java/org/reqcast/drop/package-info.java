// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
/**
 * Carries files into a folder of somebody else's, over SFTP, FTPS or on this machine, so that its
 * reader finds an old file or a new one and never half of one. Knows what a file is and nothing of
 * what stands in it; the only package that knows the libraries for SFTP and FTP. All sockets come
 * from {@code http}.
 */
@NullMarked
package org.reqcast.drop;

import org.jspecify.annotations.NullMarked;
