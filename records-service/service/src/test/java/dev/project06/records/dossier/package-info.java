@NullMarked
package dev.project06.records.dossier;

import org.jspecify.annotations.NullMarked;
