package dev.project06.records.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.project06.identity.api.LedgerCheckpoint;
import dev.project06.identity.api.LedgerExport;
import dev.project06.identity.api.ReceiptSigner;
import dev.project06.records.dossier.Actor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class ChainTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Test
	void instancesThatWriteAtOnceMakeOneChainWithoutGaps() throws IOException, JOSEException {
		InMemory entries = new InMemory();
		List<Chain> instances = List.of(chain(entries), chain(entries), chain(entries));
		Flux.range(0, 900)
			.flatMap((i) -> instances.get(i % 3)
				.append(access("dossier " + i), "trace")
				.subscribeOn(Schedulers.parallel()), 64)
			.blockLast(PATIENCE);
		assertThat(entries.kept).hasSize(900);
		assertThat(entries.writes).isLessThan(900);
		assertThat(check(entries.kept)).isInstanceOf(LedgerExport.Intact.class);
		List<Entry> without = new ArrayList<>(entries.kept);
		without.remove(500);
		assertThat(check(without)).isInstanceOf(LedgerExport.Broken.class);
	}

	@Test
	void anAccessThatIsNotKeptFailsAndTheNextOneIsKept() {
		InMemory entries = new InMemory();
		Chain chain = chain(entries);
		entries.away = true;
		StepVerifier.create(chain.append(access("lost"), null)).expectError(AwayException.class).verify(PATIENCE);
		entries.away = false;
		StepVerifier.create(chain.append(access("kept"), null)).expectComplete().verify(PATIENCE);
		assertThat(entries.kept).hasSize(1);
	}

	@Property(tries = 300)
	void whateverIsSaidStaysCheckable(@ForAll String account, @ForAll String reason) throws Exception {
		Access access = new Access(new Actor("officer", "H26", account), Access.Kind.OPENED, "personal-number",
				new Access.Purpose(reason, reason), List.of("H26-261122-0001"), "SHOWN");
		Entry entry = Entry.of(access, null, Clock.systemUTC().instant(), 1, Entry.GENESIS);
		assertThat(check(List.of(entry))).isInstanceOf(LedgerExport.Intact.class);
	}

	private static LedgerExport.Finding check(List<Entry> entries) throws IOException, JOSEException {
		ECKey key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
		StringBuilder export = new StringBuilder();
		entries.forEach((entry) -> export.append(entry.line()).append('\n'));
		Entry last = entries.getLast();
		LedgerCheckpoint checkpoint = new LedgerCheckpoint(Entry.CHAIN, 1, last.seq(), last.hash(),
				Clock.systemUTC().instant());
		export.append("{\"checkpoint\":\"").append(new ReceiptSigner(key).sign(checkpoint)).append("\"}\n");
		return LedgerExport.check(new ByteArrayInputStream(export.toString().getBytes(StandardCharsets.UTF_8)),
				new JWKSet(key.toPublicJWK()));
	}

	private static Access access(String dossier) {
		return new Access(new Actor("officer", "H26", "account"), Access.Kind.OPENED, "dossier", null, List.of(dossier),
				"SHOWN");
	}

	private static Chain chain(Entries entries) {
		return new Chain(entries, Clock.systemUTC());
	}

	/** Answers later, on a thread of its own, and lets the first have a place. */
	private static final class InMemory implements Entries {

		private final List<Entry> kept = new ArrayList<>();

		private int writes;

		private volatile boolean away;

		@Override
		public Mono<Entry> last() {
			return Mono.fromCallable(this::end).subscribeOn(Schedulers.boundedElastic());
		}

		private synchronized @Nullable Entry end() {
			return this.kept.isEmpty() ? null : this.kept.getLast();
		}

		@Override
		public Mono<Integer> append(List<Entry> links) {
			return this.away ? Mono.error(new AwayException())
					: Mono.fromCallable(() -> write(links)).subscribeOn(Schedulers.boundedElastic());
		}

		private synchronized int write(List<Entry> links) {
			this.writes++;
			int written = 0;
			for (Entry link : links) {
				if (link.seq() != this.kept.size() + 1) {
					return written;
				}
				this.kept.add(Objects.requireNonNull(link));
				written++;
			}
			return written;
		}

		@Override
		public Flux<Entry> range(long from, long to) {
			return Flux.empty();
		}

		@Override
		public Flux<Entry> about(Collection<String> dossiers, long below, int limit) {
			return Flux.empty();
		}

	}

	private static final class AwayException extends IllegalStateException {

		private static final long serialVersionUID = 1L;

	}

}
