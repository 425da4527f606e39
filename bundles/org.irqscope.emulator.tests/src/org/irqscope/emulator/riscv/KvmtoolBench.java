package org.irqscope.emulator.riscv;

import java.util.List;
import java.util.stream.Collectors;

import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.riscv.hart.HartSite;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.emulator.riscv.kvmtool.MmioHandler;
import org.irqscope.emulator.riscv.kvmtool.MmioTree;
import org.irqscope.emulator.riscv.kvmtool.Serial8250;
import org.irqscope.emulator.riscv.plic.Plic;
import org.irqscope.emulator.riscv.plic.PlicContext;

/** kvmtool with its PLIC, its serial port and its ranges. */
final class KvmtoolBench implements CaseRunner.Bench {
	private final MachineBench machine;
	private Kvmtool kvmtool;
	private int looked;
	private final GuestData data = new GuestData();
	private String said = "";

	KvmtoolBench(MachineBench machine) {
		this.machine = machine;
	}

	@Override
	public boolean knows(String word) {
		return switch (word) {
		case "kvmtool", "plic-read", "plic-write", "enable-word", "priority", "threshold", "claim", "complete", "raise",
				"lower", "edge", "ioctls", "p", "c", "auto", "l", "snapshot", "bytes", "died", "serial", "uart-read",
				"uart-write", "type", "sysrq", "uart", "register", "register-port", "deregister", "deregister-port",
				"find", "zones", "bank", "banks", "access", "said", "slots", "long-access", "own-routes", "next-gsi",
				"queue-message" -> true;
		default -> false;
		};
	}

	private static int number(List<String> words, int position) {
		return (int) MachineBench.at(words, position);
	}

	@Override
	public Object run(List<String> words) {
		return switch (words.get(0)) {
		case "kvmtool" -> begin(words.size() < 2);
		case "ioctls" -> ioctls();
		case "bytes" -> bytes(words);
		case "died" -> kvmtool.died() ? 1 : 0;
		case "own-routes" -> kvmtool.routing.entries().size();
		case "next-gsi" -> kvmtool.routing.nextGsi();
		case "queue-message" -> kvmtool.addMsixRoute(MachineBench.at(words, 1), number(words, 2));
		case "plic-read" -> read(Kvmtool.IRQCHIP + number(words, 1), 4);
		case "plic-write" -> write(Kvmtool.IRQCHIP + number(words, 1), number(words, 2), 4);
		case "long-access" -> read(Kvmtool.IRQCHIP, 8);
		case "enable-word" -> write(Kvmtool.IRQCHIP + 0x2000 + 0x80 * number(words, 1) + 4 * number(words, 2),
				number(words, 3), 4);
		case "priority" -> write(Kvmtool.IRQCHIP + 4 * number(words, 1), number(words, 2), 4);
		case "threshold" -> write(context(words), number(words, 2), 4);
		case "claim" -> read(context(words) + 4, 4);
		case "complete" -> write(context(words) + 4, number(words, 2), 4);
		default -> lines(words);
		};
	}

	private int begin(boolean plic) {
		kvmtool = new Kvmtool(machine.kvm, plic);
		machine.kvm.setVmm(kvmtool);
		looked = machine.kvm.journal.soFar().size();
		return 0;
	}

	private static long context(List<String> words) {
		return Kvmtool.IRQCHIP + Plic.CONTEXT_BASE + Plic.CONTEXT_SIZE * number(words, 1);
	}

	private long read(long address, int length) {
		kvmtool.mmio(machine.kvm.vcpu(0), address, length, data, false);
		return data.get() & 0xffffffffL;
	}

	private int write(long address, long value, int length) {
		GuestData written = new GuestData();
		written.set(value & 0xffffffffL);
		kvmtool.mmio(machine.kvm.vcpu(0), address, length, written, true);
		return 0;
	}

	/** The calls of {@code KVM_INTERRUPT} since: the hart, and whether the line goes up. */
	private String ioctls() {
		int from = looked;
		looked = machine.kvm.journal.soFar().size();
		return java.util.stream.IntStream.range(from, looked).mapToObj(machine.kvm.journal.soFar()::hop)
				.filter(hop -> hop.site() == HartSite.KVM_ARCH_VCPU_ASYNC_IOCTL && !hop.continued())
				.map(hop -> hop.place().index() + ":" + (hop.arguments().get(0) == -1 ? "SET" : "UNSET"))
				.collect(Collectors.joining(" "));
	}

	private Object bytes(List<String> words) {
		if (words.size() > 1)
			data.set(Long.reverseBytes(Long.parseUnsignedLong(words.get(1), 16) << 32));
		return String.format("%08x", Integer.reverseBytes((int) data.get()));
	}

	private Object lines(List<String> words) {
		switch (words.get(0)) {
		case "raise" -> kvmtool.plic().get().trigger(number(words, 1), true, false);
		case "lower" -> kvmtool.plic().get().trigger(number(words, 1), false, false);
		case "edge" -> kvmtool.plic().get().trigger(number(words, 1), true, true);
		default -> {
			return state(words);
		}
		}
		return 0;
	}

	private Object state(List<String> words) {
		if (words.get(0).equals("l"))
			return kvmtool.plic().get().level(number(words, 1)) ? 1 : 0;
		if (!List.of("p", "c", "auto", "snapshot").contains(words.get(0)))
			return serial(words);
		PlicContext context = kvmtool.plic().get().contexts().get(number(words, 1));
		int source = number(words, 2);
		return switch (words.get(0)) {
		case "p" -> context.pending(source) ? 1 : 0;
		case "c" -> context.claimed(source) ? 1 : 0;
		case "auto" -> context.autoclears(source) ? 1 : 0;
		default -> context.pendingPriority(source);
		};
	}

	private Object serial(List<String> words) {
		return switch (words.get(0)) {
		case "serial" -> kvmtool.addSerial().line();
		case "uart-read" -> read(Kvmtool.UART + number(words, 1), 1) & 0xff;
		case "uart-write" -> write(Kvmtool.UART + number(words, 1), number(words, 2), 1);
		case "type" -> type(words.get(1));
		case "sysrq" -> {
			kvmtool.serials().get(0).sysrq((byte) words.get(1).charAt(0));
			yield 0;
		}
		case "uart" -> uart(words.get(1));
		default -> ranges(words);
		};
	}

	private int type(String text) {
		kvmtool.serials().get(0).type(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
		return 0;
	}

	private Object uart(String what) {
		Serial8250 serial = kvmtool.serials().get(0);
		return switch (what) {
		case "iir" -> serial.iir();
		case "lsr" -> serial.lsr();
		case "line" -> serial.interrupts() ? 1 : 0;
		default -> serial.waiting();
		};
	}

	private Object ranges(List<String> words) {
		MmioTree tree = words.get(0).endsWith("-port") ? kvmtool.pioTree : kvmtool.mmioTree;
		return switch (words.get(0)) {
		case "register", "register-port" -> tree.register(number(words, 1), number(words, 2),
				words.contains("coalesce"), words.contains("nested") ? nested(words) : ignores());
		case "deregister", "deregister-port" -> tree.deregister(number(words, 1)) ? 1 : 0;
		case "find" -> tree.search(number(words, 1), number(words, 2)).isPresent() ? "found" : "unregistered";
		case "access" -> read(number(words, 1), number(words, 2));
		case "said" -> said;
		case "zones" -> machine.kvm.bus(org.irqscope.emulator.kvm.IoBus.Kind.KVM_MMIO_BUS).ranges().size();
		case "slots" -> machine.kvm.memorySlots().slots().size();
		case "banks" -> kvmtool.memory.banks().size();
		default -> kvmtool.memory.register(MachineBench.at(words, 1), MachineBench.at(words, 2), 0x5000_0000L,
				number(words, 3));
		};
	}

	private static MmioHandler ignores() {
		return (vcpu, address, read, length, write) -> {
			// It leaves all as it was.
		};
	}

	/** A handler that removes its own range, looks whether it is still there, and tries to come back. */
	private MmioHandler nested(List<String> words) {
		return (vcpu, address, read, length, write) -> {
			boolean removed = kvmtool.mmioTree.deregister(address);
			boolean there = kvmtool.mmioTree.search(address, length).isPresent();
			int again = kvmtool.mmioTree.register(number(words, 1), number(words, 2), false, ignores());
			said = removed + " " + there + " " + again;
		};
	}
}
