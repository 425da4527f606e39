package org.irqscope.debug.memory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IMemoryBlockExtension;
import org.eclipse.debug.core.model.IMemoryBlockRetrieval;
import org.eclipse.debug.core.model.MemoryByte;
import org.irqscope.core.run.Decision;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.model.MachineElement;
import org.irqscope.debug.model.MachineTarget;
import org.irqscope.emulator.state.Snapshot;

/**
 * Memory of a machine as the platform's Memory view shows it, where the run stands. What is written there asks the run
 * for edits. For any thread.
 */
final class MachineMemoryBlock extends MachineElement implements IMemoryBlockExtension {
	private static final int ADDRESS_BYTES = 8;
	private static final BigInteger SPACE = BigInteger.ONE.shiftLeft(Long.SIZE);
	private final String expression;
	private final Bytes bytes;
	private final List<Object> connections = new ArrayList<>();

	MachineMemoryBlock(MachineTarget target, String expression, Bytes bytes) {
		super(target);
		this.expression = expression;
		this.bytes = bytes;
	}

	static DebugException none(String message) {
		return refused(message);
	}

	private static BigInteger unsigned(long address) {
		return address < 0 ? BigInteger.valueOf(address).add(SPACE) : BigInteger.valueOf(address);
	}

	@Override
	public String getExpression() {
		return expression;
	}

	@Override
	public BigInteger getBigBaseAddress() {
		return unsigned(bytes.start());
	}

	@Override
	public BigInteger getMemoryBlockStartAddress() {
		return bytes.length() == 0 ? BigInteger.ZERO : getBigBaseAddress();
	}

	@Override
	public BigInteger getMemoryBlockEndAddress() {
		return getMemoryBlockStartAddress().add(getBigLength()).subtract(BigInteger.ONE);
	}

	@Override
	public BigInteger getBigLength() {
		return bytes.length() == 0 ? SPACE : BigInteger.valueOf(bytes.length());
	}

	@Override
	public int getAddressSize() {
		return ADDRESS_BYTES;
	}

	@Override
	public int getAddressableSize() {
		return 1;
	}

	@Override
	public boolean supportBaseAddressModification() {
		return false;
	}

	@Override
	public void setBaseAddress(BigInteger address) throws DebugException {
		throw refused(expression);
	}

	/** The bytes say themselves which of them have changed. */
	@Override
	public boolean supportsChangeManagement() {
		return true;
	}

	@Override
	public MemoryByte[] getBytesFromOffset(BigInteger offset, long units) {
		return getBytesFromAddress(getBigBaseAddress().add(offset), units);
	}

	@Override
	public MemoryByte[] getBytesFromAddress(BigInteger address, long units) {
		MemoryByte[] read = new MemoryByte[(int) units];
		Optional<Snapshot> now = stop().flatMap(Stop::state), before = target().stateBefore();
		for (int at = 0; at < read.length; at++)
			read[at] = at(address.add(BigInteger.valueOf(at)), now, before);
		return read;
	}

	private MemoryByte at(BigInteger address, Optional<Snapshot> now, Optional<Snapshot> before) {
		boolean inside = address.compareTo(getMemoryBlockStartAddress()) >= 0
				&& address.compareTo(getMemoryBlockEndAddress()) <= 0;
		OptionalInt value = inside && now.isPresent() ? bytes.at(now.get(), address.longValue())
				: OptionalInt.empty();
		if (value.isEmpty())
			return new MemoryByte((byte) 0, (byte) 0);
		int flags = MemoryByte.READABLE | MemoryByte.ENDIANESS_KNOWN
				| (isWritable(now.get(), address.longValue()) ? MemoryByte.WRITABLE : 0);
		if (before.isPresent())
			flags |= MemoryByte.HISTORY_KNOWN
					| (bytes.at(before.get(), address.longValue()).equals(value) ? 0 : MemoryByte.CHANGED);
		return new MemoryByte((byte) value.getAsInt(), (byte) flags);
	}

	private boolean isWritable(Snapshot state, long address) {
		return !bytes.edits(state, Map.of(address, 0)).isEmpty();
	}

	/** A descriptor is written by the processor only. */
	@Override
	public boolean supportsValueModification() {
		return !(bytes instanceof DescriptorBytes) && target().isSuspended();
	}

	@Override
	public void setValue(BigInteger offset, byte[] written) throws DebugException {
		Optional<Snapshot> state = stop().flatMap(Stop::state);
		long first = bytes.start() + offset.longValue();
		Map<Long, Integer> changed = new TreeMap<>();
		for (int at = 0; at < written.length && state.isPresent(); at++)
			if (bytes.at(state.get(), first + at).orElse(-1) != (written[at] & 0xff))
				changed.put(first + at, written[at] & 0xff);
		if (changed.isEmpty())
			return;
		List<Impulse.OfEdit> edits = bytes.edits(state.get(), changed);
		if (edits.isEmpty())
			throw refused(Texts.of("memory.not.editable", Long.toHexString(changed.keySet().iterator().next())));
		edits.forEach(edit -> target().ask(new Request.Decide(new Decision.Come(edit))));
	}

	@Override
	public void setValue(long offset, byte[] written) throws DebugException {
		setValue(BigInteger.valueOf(offset), written);
	}

	@Override
	public long getStartAddress() {
		return bytes.start();
	}

	@Override
	public long getLength() {
		return bytes.length() == 0 ? Long.MAX_VALUE : bytes.length();
	}

	@Override
	public byte[] getBytes() {
		MemoryByte[] read = getBytesFromAddress(getBigBaseAddress(), bytes.length());
		byte[] values = new byte[read.length];
		for (int at = 0; at < values.length; at++)
			values[at] = read[at].getValue();
		return values;
	}

	@Override
	public synchronized void connect(Object client) {
		connections.add(client);
	}

	@Override
	public synchronized void disconnect(Object client) {
		connections.remove(client);
	}

	@Override
	public synchronized Object[] getConnections() {
		return connections.toArray();
	}

	@Override
	public void dispose() {
		// Everything is in the run.
	}

	@Override
	public IMemoryBlockRetrieval getMemoryBlockRetrieval() {
		return target();
	}
}
