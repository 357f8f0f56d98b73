package dev.project06.records.form;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of forms.
 *
 * @param lookUp where the state of a dossier is shown; its code is put behind it
 * @param largestRegister dossiers that one register may hold
 */
@ConfigurationProperties("project06.forms")
record FormSettings(String lookUp, int largestRegister) {
}
