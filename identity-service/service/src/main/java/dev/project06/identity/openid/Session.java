package dev.project06.identity.openid;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import dev.project06.identity.account.Factor;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.number.SealedNumbers;
import org.bson.Document;

/**
 * A citizen who is logged in with a browser.
 *
 * @param id how clients know the session
 * @param citizenId who
 * @param accountLevel level of the account, 1 or 2
 * @param level the authentication level, from 1 to 4
 * @param factors what was proved
 * @param at when
 */
record Session(String id, CitizenId citizenId, int accountLevel, int level, List<Factor> factors, Instant at) {

	Document document(SealedNumbers numbers) {
		return new Document("sid", this.id).append("citizen", numbers.seal(this.citizenId))
			.append("accountLevel", this.accountLevel)
			.append("level", this.level)
			.append("factors", this.factors.stream().map(Factor::name).toList())
			.append("at", Date.from(this.at));
	}

	static Session of(Document document, SealedNumbers numbers) {
		return new Session(Objects.requireNonNull(document.getString("sid")),
				numbers.open(Objects.requireNonNull(document.getString("citizen"))).orElseThrow(),
				document.getInteger("accountLevel"), document.getInteger("level"),
				document.getList("factors", String.class).stream().map(Factor::valueOf).toList(),
				document.getDate("at").toInstant());
	}

	/** Nothing of the citizen. */
	@Override
	public String toString() {
		return "Session[" + this.level + "]";
	}

}
