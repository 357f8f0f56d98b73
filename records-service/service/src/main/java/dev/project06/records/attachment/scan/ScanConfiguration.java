package dev.project06.records.attachment.scan;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Chooses the scanner.
 */
@Configuration(proxyBeanMethods = false)
class ScanConfiguration {

	@Bean
	Scanner scanner(ScanSettings settings) {
		if (settings.clamd().isBlank()) {
			return new EicarScanner();
		}
		int colon = settings.clamd().lastIndexOf(':');
		if (colon < 1) {
			throw new IllegalArgumentException("project06.attachments.scan.clamd has to be host:port");
		}
		return new ClamdScanner(settings.clamd().substring(0, colon),
				Integer.parseInt(settings.clamd().substring(colon + 1)), settings.patience());
	}

}
