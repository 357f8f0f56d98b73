package dev.project06.metrics.topology;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.project06.metrics.cell.Cell;
import dev.project06.metrics.cell.EventReader;
import dev.project06.metrics.cell.LastState;
import dev.project06.metrics.cell.Progress;
import dev.project06.metrics.cell.Tally;
import dev.project06.records.events.DossierEvent;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Counts the dossiers of one partition. The progress is written last, so that in the log
 * of the store it always follows the sums that it vouches for.
 */
final class DossierCounter implements Processor<byte[], byte[], byte[], byte[]> {

	private static final byte[] PROGRESS = Progress.key();

	private ProcessorContext<byte[], byte[]> context;

	private KeyValueStore<byte[], byte[]> lastStates;

	private KeyValueStore<byte[], byte[]> cells;

	private Progress progress = Progress.NONE;

	private final EventTraces traces;

	@SuppressWarnings("NullAway.Init")
	DossierCounter(EventTraces traces) {
		this.traces = traces;
	}

	@Override
	public void init(ProcessorContext<byte[], byte[]> context) {
		this.context = context;
		this.lastStates = context.getStateStore(CountingTopology.LAST_STATES);
		this.cells = context.getStateStore(CountingTopology.CELLS);
		byte[] known = this.cells.get(PROGRESS);
		this.progress = (known != null) ? Progress.of(known) : Progress.NONE;
	}

	@Override
	public void process(Record<byte[], byte[]> record) {
		RecordMetadata place = this.context.recordMetadata().orElseThrow();
		this.progress = switch (EventReader.read(record.key(), record.value())) {
			case EventReader.Verdict.Accepted(DossierEvent event) ->
				this.progress.after(place.offset(), event, take(record.key(), event));
			case EventReader.Verdict.Rejected(String reason) -> {
				this.context.forward(record.withHeaders(headers(record.headers(), place, reason)),
						CountingTopology.REJECTED);
				yield this.progress.afterRejected(place.offset());
			}
		};
		this.cells.put(PROGRESS, this.progress.toBytes());
		this.traces.counted(record.headers());
	}

	private LastState.Step take(byte[] dossier, DossierEvent event) {
		byte[] known = this.lastStates.get(dossier);
		LastState.Step step = LastState.next((known != null) ? LastState.of(known) : null, event);
		switch (step) {
			case LastState.Step.Counted counted -> {
				this.lastStates.put(dossier, counted.state().toBytes());
				counted.changes().forEach(this::add);
			}
			case LastState.Step.Overtaken overtaken -> this.lastStates.put(dossier, overtaken.state().toBytes());
			case LastState.Step.Duplicate _ -> {
			}
		}
		return step;
	}

	private void add(Cell cell, Tally change) {
		byte[] key = cell.toBytes();
		byte[] known = this.cells.get(key);
		Tally sum = (known != null) ? Tally.of(known).plus(change) : change;
		this.cells.put(key, sum.isZero() ? null : sum.toBytes());
	}

	private static Headers headers(Headers original, RecordMetadata place, String reason) {
		Map<String, String> added = Map.of("rejected-reason", reason, "rejected-topic", place.topic(),
				"rejected-partition", String.valueOf(place.partition()), "rejected-offset",
				String.valueOf(place.offset()));
		Headers headers = new RecordHeaders(original);
		added.forEach((name, value) -> headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8)));
		return headers;
	}

}
