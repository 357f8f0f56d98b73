/**
 * The forms 01 to 07 of Circular 03/2025/TT-VPCP, annex I, as data and as printable PDF.
 */
@NullMarked
package dev.project06.records.form;

import org.jspecify.annotations.NullMarked;
