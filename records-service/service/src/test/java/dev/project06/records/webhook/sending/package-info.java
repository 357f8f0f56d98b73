@NullMarked
package dev.project06.records.webhook.sending;

import org.jspecify.annotations.NullMarked;
