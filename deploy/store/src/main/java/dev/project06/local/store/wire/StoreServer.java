package dev.project06.local.store.wire;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/**
 * Listens for MongoDB drivers. Its threads are plain ones: they read the file, so they
 * must not be taken for threads that never wait.
 */
public final class StoreServer implements AutoCloseable {

	private static final int STOP_SECONDS = 5;

	private final EventLoopGroup loops;

	private final GroupCommit writer;

	private final Channel listener;

	private StoreServer(EventLoopGroup loops, GroupCommit writer, Channel listener) {
		this.loops = loops;
		this.writer = writer;
		this.listener = listener;
	}

	/**
	 * Begins to listen.
	 * @param storage what answers
	 * @param address where to listen
	 * @return the running server
	 * @throws BindException when the address cannot be had
	 */
	public static StoreServer start(Storage storage, InetSocketAddress address) throws BindException {
		EventLoopGroup loops = new MultiThreadIoEventLoopGroup(0,
				Thread.ofPlatform().daemon().name("store-io-", 1).factory(), NioIoHandler.newFactory());
		ServerBootstrap bootstrap = new ServerBootstrap().group(loops)
			.channel(NioServerSocketChannel.class)
			.childOption(ChannelOption.TCP_NODELAY, true);
		GroupCommit writer = new GroupCommit(storage);
		bootstrap.childHandler(new ChannelInitializer<>() {
			@Override
			protected void initChannel(Channel channel) {
				channel.pipeline()
					.addLast(new MongoWireReplyEncoder(), new MongoWireMessageEncoder(), new MongoWireProtocolHandler(),
							new CommandHandler(storage, writer));
			}
		});
		ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
		StoreServer server = new StoreServer(loops, writer, bound.channel());
		if (!bound.isSuccess()) {
			server.close();
			throw new BindException("Cannot listen at " + address.getHostString() + ":" + address.getPort());
		}
		return server;
	}

	/**
	 * Where it listens.
	 * @return the address with the real port
	 */
	public InetSocketAddress address() {
		return (InetSocketAddress) this.listener.localAddress();
	}

	/**
	 * Completes and answers the writes that arrived, then closes all connections.
	 */
	@Override
	public void close() {
		this.listener.close().awaitUninterruptibly();
		this.writer.close();
		this.loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
	}

}
