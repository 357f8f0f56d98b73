package dev.project06.records.webhook.endpoint;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What came back from an address.
 */
public sealed interface Answer {

	/**
	 * What it means for the delivery.
	 * @return the meaning
	 */
	Verdict verdict();

	/**
	 * Why it is a failure.
	 * @return a short name, such as {@code status-500}
	 */
	String failure();

	/**
	 * An answer by HTTP. Redirects are not followed and so a refusal.
	 *
	 * @param status HTTP status
	 * @param retryAfter when the address wants to be asked again
	 */
	record Answered(int status, @Nullable Duration retryAfter) implements Answer {

		private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);

		private static final int GONE = 410;

		@Override
		public Verdict verdict() {
			if (this.status / 100 == 2) {
				return Verdict.TAKEN;
			}
			if (this.status == GONE) {
				return Verdict.GONE;
			}
			return AWAY.contains(this.status) ? Verdict.AWAY : Verdict.REFUSED;
		}

		@Override
		public String failure() {
			return (this.status / 100 == 3) ? "redirect" : "status-" + this.status;
		}

	}

	/**
	 * No connection: nothing was sent.
	 *
	 * @param failure why, such as {@code unknown-host} or {@code url-loopback}
	 */
	record Unreachable(String failure) implements Answer {

		@Override
		public Verdict verdict() {
			return Verdict.AWAY;
		}

	}

	/**
	 * Sent, and no answer: it may have been taken or not.
	 *
	 * @param failure why, such as {@code timeout}
	 */
	record CutOff(String failure) implements Answer {

		@Override
		public Verdict verdict() {
			return Verdict.REFUSED;
		}

	}

	/**
	 * What an answer means.
	 */
	enum Verdict {

		/** It was taken. */
		TAKEN,

		/** The address wants nothing any more. */
		GONE,

		/** Nobody was there: no dossier has a chance now. */
		AWAY,

		/** This one was not taken; another dossier may be. */
		REFUSED

	}

}
