package dev.project06.records.form;

import java.util.concurrent.RejectedExecutionException;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Prints forms on threads of its own, a few at a time, so that printing never holds up
 * requests nor fills the memory.
 */
@Component
final class PrintRoom implements DisposableBean {

	private static final int PRINTERS = 2;

	private static final int WAITING = 200;

	private final Scheduler printers = Schedulers.newBoundedElastic(PRINTERS, WAITING, "printing");

	/**
	 * Prints a form.
	 * @param form the form
	 * @return the PDF file; {@link OverloadedPrintRoomException} when too many wait
	 */
	Mono<byte[]> print(Form form) {
		return Mono.fromCallable(() -> Printer.print(form))
			.subscribeOn(this.printers)
			.onErrorMap(RejectedExecutionException.class, OverloadedPrintRoomException::new);
	}

	@Override
	public void destroy() {
		this.printers.dispose();
	}

}
