/**
 * What citizens say of how their dossiers were handled (đánh giá mức độ hài lòng).
 */
@NullMarked
package dev.project06.records.rating;

import org.jspecify.annotations.NullMarked;
