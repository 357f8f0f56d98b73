@NullMarked
package dev.project06.records.ledger;

import org.jspecify.annotations.NullMarked;
