package dev.project06.records.keys;

import dev.project06.records.encryption.Keyring;
import dev.project06.records.encryption.Secret;
import dev.project06.records.encryption.WrongKeyException;
import dev.project06.records.person.Numbers;
import dev.project06.records.store.Person;
import dev.project06.records.store.Persons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Gives one person after the other the new key. Who is done is found by no query any
 * more, so a sweep goes on wherever another one has stopped.
 */
@Component
final class Sweep {

	private static final Logger logger = LoggerFactory.getLogger(Sweep.class);

	private static final int AT_A_TIME = 8;

	private final Persons persons;

	private final Numbers numbers;

	Sweep(Persons persons, Numbers numbers) {
		this.persons = persons;
		this.numbers = numbers;
	}

	/** How many persons still have the old key. */
	Mono<Long> left(Secret secret, Keyring.Change keys) {
		return (secret == Secret.KEY_ENCRYPTION) ? this.persons.countSealedBy(keys.from())
				: this.persons.countIndexedBy(keys.from());
	}

	/** Does some; gives how many were found. */
	Mono<Long> some(Secret secret, Keyring.Change keys, int limit) {
		return (secret == Secret.KEY_ENCRYPTION)
				? each(this.persons.sealedBy(keys.from(), limit), this.numbers::reseal, limit)
				: each(this.persons.indexedBy(keys.from(), limit), this.numbers::reindex, limit);
	}

	/** Lets some persons be found by the new key alone; gives how many were found. */
	Mono<Long> clean(int limit) {
		return each(this.persons.indexedTwice(limit), this.numbers::reindex, limit);
	}

	private static Mono<Long> each(Flux<Person> found, Work work, int limit) {
		return found.take(limit)
			.flatMapDelayError((person) -> Mono.justOrEmpty(person.kept())
				.flatMap(work::on)
				.doOnError(WrongKeyException.class,
						(failure) -> logger.error("Person {} cannot get the new key", person.id(), failure))
				.thenReturn(person), AT_A_TIME, 1)
			.count();
	}

	@FunctionalInterface
	private interface Work {

		Mono<Void> on(Person.Kept kept);

	}

}
