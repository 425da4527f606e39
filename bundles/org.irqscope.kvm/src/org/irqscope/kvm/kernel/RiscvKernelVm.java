package org.irqscope.kvm.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.riscv.Executed;
import org.irqscope.emulator.script.riscv.GuestInstruction;
import org.irqscope.emulator.script.riscv.RiscvVm;

/** A machine with harts of a prepared kernel's KVM. Used by one thread at a time. */
public final class RiscvKernelVm extends AskedVm implements RiscvVm {
	private final List<OpResult.Exit> exits = new ArrayList<>();
	private final Map<String, String> parts = new TreeMap<>();
	private final long[] registers = new long[2];

	RiscvKernelVm(BootedKernel kernel, KernelEvents events, int vcpus) {
		super(kernel, events, vcpus);
		create(false);
	}

	@Override
	void keep(AgentAnswer answer) {
		for (String part : answer.of('s'))
			parts.put(word(part, 0), word(part, 1).strip());
		for (String exit : answer.of('x'))
			exits.add(new OpResult.Exit(word(exit, 0), Long.parseLong(word(exit, 1).strip())));
		for (String told : answer.of('r'))
			for (int at = 0; at < registers.length; at++)
				registers[at] = Long.parseUnsignedLong(word(told, at).strip(), 16);
	}

	private static String word(String line, int number) {
		return line.split(" ", 2)[number];
	}

	@Override
	public long aiaCreate() {
		return ask("aia-create");
	}

	@Override
	public long aiaSet(int group, long attribute, long value) {
		return ask("aia-set", Integer.toUnsignedLong(group), attribute, value);
	}

	@Override
	public long aiaGet(int group, long attribute) {
		return ask("aia-get", Integer.toUnsignedLong(group), attribute);
	}

	@Override
	public Executed execute(int vcpu, GuestInstruction one) {
		long result = ask("execute", vcpu, Integer.toUnsignedLong(one.insn()), one.a0(), one.a1(), one.address(),
				one.a6(), one.a7());
		if (result == 0 && one.calls())
			exits.add(new OpResult.Exit("value", registers[1]));
		return new Executed(result, registers[0], registers[1]);
	}

	@Override
	public long take(int vcpu) {
		return ask("take", vcpu);
	}

	@Override
	public int interrupt(int vcpu, int value) {
		return (int) ask("interrupt", vcpu, Integer.toUnsignedLong(value));
	}

	@Override
	public int setSip(int vcpu, long value) {
		return (int) ask("sip", vcpu, value);
	}

	@Override
	public int memory(int slot, int flags, long address, long size) {
		return (int) ask("memory", Integer.toUnsignedLong(slot), Integer.toUnsignedLong(flags), address, size,
				USER + (address & USER_MASK));
	}

	@Override
	public int ioeventfd(long address, int length, long value, int flags) {
		return (int) ask("ioeventfd", address, Integer.toUnsignedLong(length), value, flags);
	}

	@Override
	public long doorbell(int number) {
		return ask("doorbell", number);
	}

	@Override
	public int coalesced(long address, int size, boolean remove) {
		return (int) ask("coalesced", address, Integer.toUnsignedLong(size), remove ? 1 : 0);
	}

	@Override
	public int drainRing() {
		return (int) ask("ring");
	}

	@Override
	public List<OpResult.Exit> exits() {
		List<OpResult.Exit> drained = List.copyOf(exits);
		exits.clear();
		return drained;
	}

	@Override
	public Map<String, String> parts() {
		return new TreeMap<>(parts);
	}
}
