@NullMarked
package dev.project06.records.webhook.endpoint;

import org.jspecify.annotations.NullMarked;
