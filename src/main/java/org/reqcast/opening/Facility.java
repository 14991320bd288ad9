// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import org.jspecify.annotations.Nullable;

/** The hospital or health system that hires. */
public record Facility(String name, @Nullable String site) {}
