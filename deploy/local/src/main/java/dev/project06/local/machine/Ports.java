package dev.project06.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The number of each port of one suite.
 */
public final class Ports {

	/** Asks for any port that is free. */
	public static final int ANY = 0;

	private final EnumMap<Port, Integer> numbers;

	private Ports(EnumMap<Port, Integer> numbers) {
		this.numbers = numbers;
	}

	/**
	 * The usual numbers, some of them changed.
	 * @param changed the changed numbers; {@link #ANY} picks a free one
	 * @return the ports
	 */
	public static Ports of(Map<Port, Integer> changed) {
		EnumMap<Port, Integer> numbers = new EnumMap<>(Port.class);
		for (Port port : Port.values()) {
			numbers.put(port, changed.getOrDefault(port, port.usual()));
		}
		pickFree(numbers);
		return new Ports(numbers);
	}

	/**
	 * The number of a port.
	 * @param port the port
	 * @return its number, never {@link #ANY}
	 */
	public int number(Port port) {
		return this.numbers.getOrDefault(port, port.usual());
	}

	/**
	 * All numbers.
	 * @return a copy
	 */
	public Map<Port, Integer> numbers() {
		return new EnumMap<>(this.numbers);
	}

	/**
	 * Refuses when somebody else listens where a part wants to.
	 * @param parts names of the parts to start
	 * @throws UnfitMachineException naming the port, the part and the setting
	 */
	public void requireFree(Collection<String> parts) {
		for (Port port : Port.values()) {
			if (parts.contains(port.part()) && isTaken(number(port))) {
				throw new UnfitMachineException(
						"Port %d for %s is taken: stop the program that listens there, or set %s to another port"
							.formatted(number(port), port.part(), port.setting()));
			}
		}
	}

	private static boolean isTaken(int number) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	/** Holds each free port until all are picked, so that none is picked twice. */
	private static void pickFree(EnumMap<Port, Integer> numbers) {
		List<ServerSocket> held = new ArrayList<>();
		try {
			for (Map.Entry<Port, Integer> entry : numbers.entrySet()) {
				if (entry.getValue() == ANY) {
					ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
					held.add(socket);
					entry.setValue(socket.getLocalPort());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			held.forEach(Ports::close);
		}
	}

	private static void close(ServerSocket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
