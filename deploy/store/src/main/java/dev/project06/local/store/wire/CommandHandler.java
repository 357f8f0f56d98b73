package dev.project06.local.store.wire;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the commands of one connection. What fails is told to the client; the log names
 * only the kind of failure, never what was stored.
 */
final class CommandHandler extends SimpleChannelInboundHandler<ClientRequest> {

	private static final Logger log = LoggerFactory.getLogger(CommandHandler.class);

	private static final int NOT_COMMITTED = 64;

	private final AtomicInteger replies = new AtomicInteger();

	private final Storage storage;

	private final GroupCommit writer;

	CommandHandler(Storage storage, GroupCommit writer) {
		this.storage = storage;
		this.writer = writer;
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		this.storage.backend().handleClose(context.channel());
		context.fireChannelInactive();
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
		Channel channel = context.channel();
		MessageHeader header = new MessageHeader(this.replies.incrementAndGet(), request.getHeader().getRequestID());
		switch (request) {
			case MongoMessage message -> handle(channel, message.getDatabaseName(), message.getDocument(),
					(answer) -> send(channel, new MongoMessage(channel, header, answer)));
			case MongoQuery greeting -> handle(channel, greeting.getDatabaseName(), greeting.getQuery(),
					(answer) -> send(channel, new MongoReply(header, List.of(answer), 0)));
			default -> throw new DecoderException("Not a request of a current driver");
		}
	}

	private static void send(Channel channel, Object reply) {
		channel.writeAndFlush(reply).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
	}

	private void handle(Channel channel, String database, Document query, Consumer<Document> reply) {
		String command = query.keySet().iterator().next();
		if (this.storage.writes(command, query)) {
			this.writer.submit(new CommandWrite(channel, database, command, query, reply));
		}
		else {
			reply.accept(answer(channel, database, command, query));
		}
	}

	private Document answer(Channel channel, String database, String command, Document query) {
		try {
			return this.storage.backend().handleCommand(channel, database, command, query);
		}
		catch (MongoServerError ex) {
			return error(ex.getCode(), ex.getCodeName(), ex.getMessageWithoutErrorCode());
		}
		catch (MongoServerException ex) {
			return error(8, "UnknownError", ex.getMessageWithoutErrorCode());
		}
		catch (RuntimeException ex) {
			StackTraceElement[] trace = ex.getStackTrace();
			log.error("Command {} failed: {} at {}", command, ex.getClass().getName(),
					(trace.length > 0) ? trace[0] : "an unknown place");
			return error(1, "InternalError", "Internal error: " + ex.getClass().getSimpleName());
		}
	}

	private static Document error(int code, String codeName, String message) {
		return new Document("ok", 0).append("errmsg", message).append("code", code).append("codeName", codeName);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		if (cause instanceof IOException) {
			log.debug("A connection ended: {}", cause.getClass().getName());
		}
		else {
			log.warn("A connection is closed, its request cannot be read: {}", cause.getClass().getName());
		}
		context.channel().close().addListener(ChannelFutureListener.CLOSE);
	}

	/**
	 * A command that changes something.
	 */
	private final class CommandWrite implements GroupCommit.Write {

		private final Channel channel;

		private final String database;

		private final String command;

		private final Document query;

		private final Consumer<Document> reply;

		private @Nullable Document answer;

		private CommandWrite(Channel channel, String database, String command, Document query,
				Consumer<Document> reply) {
			this.channel = channel;
			this.database = database;
			this.command = command;
			this.query = query;
			this.reply = reply;
		}

		@Override
		public void perform() {
			this.answer = answer(this.channel, this.database, this.command, this.query);
		}

		@Override
		public void confirm() {
			if (this.answer != null) {
				this.reply.accept(this.answer);
			}
		}

		@Override
		public void fail() {
			this.reply.accept(error(NOT_COMMITTED, "WriteConcernFailed", "The store could not write its file"));
		}

	}

}
