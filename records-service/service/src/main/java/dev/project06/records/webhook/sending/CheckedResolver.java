package dev.project06.records.webhook.sending;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import reactor.core.scheduler.Schedulers;

/**
 * Looks names up and checks what comes of it. The connection goes to the addresses that
 * were checked, so that a name which leads elsewhere a moment later changes nothing. Of
 * several addresses all must be public.
 */
final class CheckedResolver extends AddressResolverGroup<InetSocketAddress> {

	private final UrlRules rules;

	private final Names names;

	CheckedResolver(UrlRules rules, Names names) {
		this.rules = rules;
		this.names = names;
	}

	@Override
	protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
		return new AbstractAddressResolver<>(executor, InetSocketAddress.class) {

			/** Nothing passes unchecked, also no number. */
			@Override
			protected boolean doIsResolved(InetSocketAddress address) {
				return false;
			}

			@Override
			protected void doResolve(InetSocketAddress address, Promise<InetSocketAddress> promise) {
				lookUp(address, promise, List::getFirst);
			}

			@Override
			protected void doResolveAll(InetSocketAddress address, Promise<List<InetSocketAddress>> promise) {
				lookUp(address, promise, (all) -> all);
			}
		};
	}

	private <T> void lookUp(InetSocketAddress address, Promise<T> promise,
			Function<List<InetSocketAddress>, T> result) {
		Schedulers.boundedElastic().schedule(() -> {
			try {
				promise.setSuccess(result.apply(checked(address)));
			}
			catch (UnknownHostException | ForbiddenTargetException ex) {
				promise.setFailure(ex);
			}
		});
	}

	private List<InetSocketAddress> checked(InetSocketAddress address) throws UnknownHostException {
		return check(address.getHostString()).stream()
			.map((one) -> new InetSocketAddress(one, address.getPort()))
			.toList();
	}

	/**
	 * Looks a name up. Blocks.
	 * @throws ForbiddenTargetException when one of its addresses is not public
	 */
	List<InetAddress> check(String host) throws UnknownHostException {
		List<InetAddress> found = Arrays.asList(this.names.lookUp(host));
		found.forEach(this.rules::refuseInternal);
		return found;
	}

	/** Finds the addresses of a name or a number. */
	interface Names {

		InetAddress[] lookUp(String host) throws UnknownHostException;

	}

}
