package dev.project06.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Names the calls that look as if they blocked and do not: BlockHound, where a module has
 * it, lets them pass.
 */
public final class HarmlessBlocking implements BlockHoundIntegration {

	@Override
	public void applyTo(BlockHound.Builder builder) {
		// Reads /dev/urandom, which never waits
		builder.allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully");
		// The driver holds the locks of its pool and of its cluster clock for a few
		// instructions; an error while it waits for one would lose a connection
		builder.allowBlockingCallsInside("com.mongodb.internal.Locks", "checkedWithLock");
		builder.allowBlockingCallsInside("com.mongodb.internal.Locks", "lockInterruptibly");
		// Netty replaces its buffer pools by more of them when threads meet in one
		builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup",
				"tryExpandMagazines");
		builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "free");
		// Spring makes such a part once, and whoever needs it meanwhile waits
		builder.allowBlockingCallsInside("org.springframework.util.function.SingletonSupplier", "get");
		// Jackson makes the reader of a type once, and whoever needs it meanwhile waits
		builder.allowBlockingCallsInside("tools.jackson.databind.deser.DeserializerCache",
				"_createAndCacheValueDeserializer");
		// The validator keeps what it has found out about a type, and holds a lock for
		// a few instructions
		builder.allowBlockingCallsInside("org.hibernate.validator.internal.util.ConcurrentReferenceHashMap$Segment",
				"put");
	}

}
