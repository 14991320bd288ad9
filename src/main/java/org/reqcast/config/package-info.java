// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/**
 * Strict reading of files that people wrote: YAML, JSON and CSV, with every mistake of every file
 * at once, each with its place and, where one is near, the word that was probably meant.
 *
 * <p>Keeper of the YAML parser and of the CSV reader. Imports nothing of ours.
 */
@NullMarked
package org.reqcast.config;

import org.jspecify.annotations.NullMarked;
