/**
 * Agencies that receive dossiers, as a tree of ministries and provinces.
 */
@NullMarked
package dev.project06.records.agency;

import org.jspecify.annotations.NullMarked;
