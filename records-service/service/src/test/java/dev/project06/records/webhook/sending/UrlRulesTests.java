package dev.project06.records.webhook.sending;

import java.net.InetAddress;
import java.net.UnknownHostException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UrlRulesTests {

	private final UrlRules rules = new UrlRules(false);

	private final UrlRules sandbox = new UrlRules(true);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			hooks.gov.vn/x                          | url-form
			/x                                      | url-form
			https:                                  | url-form
			https:x                                 | url-form
			https://hooks.gov.vn/ x                 | url-form
			https://cổng.vn/                        | url-form
			http://hooks.gov.vn/                    | url-scheme
			ftp://hooks.gov.vn/                     | url-scheme
			file:///etc/passwd                      | url-scheme
			gopher://hooks.gov.vn/                  | url-scheme
			jar://hooks.gov.vn/                     | url-scheme
			https://user@hooks.gov.vn/              | url-credentials
			https://user:secret@hooks.gov.vn/       | url-credentials
			https://hooks.gov.vn@127.0.0.1/         | url-credentials
			https://hooks.gov.vn/#x                 | url-fragment
			https://hooks.gov.vn:0/                 | url-port
			https://hooks.gov.vn:65536/             | url-port
			https:///x                              | url-host
			https://2130706433/                     | url-loopback
			https://0x7f000001/                     | url-internal-name
			https://0x7f.0.0.1/                     | url-host
			https://017700000001/                   | url-internal-name
			https://127.1/                          | url-host
			https://a_b.gov.vn/                     | url-host
			https://hooks.gov.vn/901190007792       | personal-number
			https://hooks.gov.vn/?n=901-190-007-792 | personal-number
			https://8.8.8.8/901190007792            | personal-number
			https://901190007792.gov.vn/            | personal-number
			https://localhost/                      | url-internal-name
			https://LOCALHOST./                     | url-internal-name
			https://x.localhost/                    | url-internal-name
			https://records/                        | url-internal-name
			https://metadata.google.internal/       | url-internal-name
			https://printer.local/                  | url-internal-name
			https://router.lan/                     | url-internal-name
			https://127.0.0.1/                      | url-loopback
			https://127.255.255.254:8080/           | url-loopback
			https://[::1]/                          | url-loopback
			https://[0:0:0:0:0:0:0:1]/              | url-loopback
			https://[::ffff:127.0.0.1]/             | url-loopback
			https://[::ffff:7f00:1]/                | url-loopback
			https://0.0.0.0/                        | url-unspecified
			https://0.1.2.3/                        | url-unspecified
			https://[::]/                           | url-unspecified
			https://10.0.0.1/                       | url-private
			https://172.16.0.1/                     | url-private
			https://172.31.255.255/                 | url-private
			https://192.168.1.1/                    | url-private
			https://100.64.0.1/                     | url-private
			https://[::ffff:10.0.0.1]/              | url-private
			https://[fc00::1]/                      | url-private
			https://[fdff:ffff::1]/                 | url-private
			https://[fec0::1]/                      | url-private
			https://169.254.169.254/latest/meta-data/ | url-metadata
			https://169.254.170.2/                  | url-metadata
			https://100.100.100.200/                | url-metadata
			https://[fd00:ec2::254]/                | url-metadata
			https://[::ffff:169.254.169.254]/       | url-metadata
			https://169.254.0.1/                    | url-link-local
			https://[fe80::1]/                      | url-link-local
			https://[febf::1]/                      | url-link-local
			https://224.0.0.1/                      | url-multicast
			https://239.255.255.255/                | url-multicast
			https://[ff02::1]/                      | url-multicast
			https://255.255.255.255/                | url-reserved
			https://240.0.0.1/                      | url-reserved
			https://192.0.2.1/                      | url-reserved
			https://198.18.0.1/                     | url-reserved
			https://198.51.100.7/                   | url-reserved
			https://203.0.113.7/                    | url-reserved
			https://[::127.0.0.1]/                  | url-reserved
			https://[64:ff9b::7f00:1]/              | url-reserved
			https://[64:ff9b:1::1]/                 | url-reserved
			https://[2002:7f00:1::]/                | url-reserved
			https://[2001:0:7f00:1::]/              | url-reserved
			https://[2001:db8::1]/                  | url-reserved
			https://[100::1]/                       | url-reserved
			https://[5f00::1]/                      | url-reserved
			""")
	void aHostileUrlIsRefusedByName(String url, String check) {
		assertThatExceptionOfType(ForbiddenTargetException.class).isThrownBy(() -> this.rules.read(url))
			.extracting(ForbiddenTargetException::check)
			.isEqualTo(check);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://hooks.gov.vn", "https://hooks.gov.vn:8443/a/b?c=d", "https://8.8.8.8/",
			"https://172.32.0.1/", "https://[2606:4700::1111]/", "HTTPS://Hooks.Gov.VN./x", "https://xn--cng-0na.vn/" })
	void aPublicUrlIsTaken(String url) {
		assertThat(this.rules.read(url)).hasToString(url);
		assertThat(this.sandbox.read(url)).hasToString(url);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:8080/", "http://localhost:8080/x", "https://localhost/",
			"http://[::1]:8080/" })
	void aSandboxOpensThisMachine(String url) {
		assertThat(this.sandbox.read(url)).hasToString(url);
	}

	@ParameterizedTest
	@CsvSource({ "http://hooks.gov.vn/, url-scheme", "http://8.8.8.8/, url-scheme", "http://10.0.0.1/, url-private",
			"https://192.168.1.1/, url-private", "http://169.254.169.254/, url-metadata",
			"http://x.localhost/, url-internal-name", "http://0.0.0.0/, url-unspecified" })
	void aSandboxOpensNothingElse(String url, String check) {
		assertThatExceptionOfType(ForbiddenTargetException.class).isThrownBy(() -> this.sandbox.read(url))
			.extracting(ForbiddenTargetException::check)
			.isEqualTo(check);
	}

	@Property
	void whatTheJdkCallsInternalIsRefused(@ForAll @Size(4) byte[] address) throws UnknownHostException {
		InetAddress parsed = InetAddress.getByAddress(address);
		if (parsed.isLoopbackAddress() || parsed.isSiteLocalAddress() || parsed.isLinkLocalAddress()
				|| parsed.isMulticastAddress() || parsed.isAnyLocalAddress()) {
			assertThat(AddressRules.internal(parsed)).isPresent();
		}
	}

	@Property
	void anAddressInsideAnotherIsJudgedAsItself(@ForAll @Size(4) byte[] address) {
		byte[] mapped = new byte[16];
		mapped[10] = (byte) 0xff;
		mapped[11] = (byte) 0xff;
		System.arraycopy(address, 0, mapped, 12, 4);
		assertThat(AddressRules.internal(mapped)).isEqualTo(AddressRules.internal(address));
	}

	@Test
	void ofManyAddressesNoneMayBeInternal() throws UnknownHostException {
		InetAddress good = InetAddress.ofLiteral("8.8.8.8");
		CheckedResolver mixed = new CheckedResolver(this.rules,
				(host) -> new InetAddress[] { good, InetAddress.ofLiteral("10.0.0.1") });
		assertThatExceptionOfType(ForbiddenTargetException.class).isThrownBy(() -> mixed.check("hooks.gov.vn"))
			.extracting(ForbiddenTargetException::check)
			.isEqualTo("url-private");
		assertThat(new CheckedResolver(this.rules, (host) -> new InetAddress[] { good }).check("hooks.gov.vn"))
			.containsExactly(good);
	}

}
