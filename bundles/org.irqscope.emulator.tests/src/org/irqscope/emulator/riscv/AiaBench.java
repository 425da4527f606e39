package org.irqscope.emulator.riscv;

import java.util.List;

import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.riscv.aplic.AplicSource;
import org.irqscope.emulator.riscv.hart.HartTrap;
import org.irqscope.emulator.riscv.hart.HartRun;

/** APLIC and interrupt files of the machine. */
final class AiaBench implements CaseRunner.Bench {
	private static final int SOURCECFG = 0x4, TARGET = 0x3004, SETIENUM = 0x1edc, CLRIENUM = 0x1fdc, A0 = 10, A1 = 11;
	private final MachineBench machine;

	AiaBench(MachineBench machine) {
		this.machine = machine;
	}

	@Override
	public boolean knows(String word) {
		return switch (word) {
		case "read", "write", "mode", "target", "enable", "disable", "on", "off", "inject", "pending",
				"enabled", "input", "bus-read", "bus-write", "imsic", "eip", "eie", "topei", "select", "sireg",
				"stopei", "vs-ext", "hart-index", "file-read", "file-write", "restore", "file-eip", "vs-file", "vgein",
				"hgeie" -> true;
		default -> false;
		};
	}

	@Override
	public Object run(List<String> words) {
		return switch (words.get(0)) {
		case "read" -> GuestReads
				.of(data -> machine.kvm.aplic.registers.readOffset((int) number(words, 1), data));
		case "write" -> write((int) number(words, 1), (int) number(words, 2));
		case "mode" -> write(SOURCECFG + 4 * ((int) number(words, 1) - 1), (int) number(words, 2));
		case "target" -> write(TARGET + 4 * ((int) number(words, 1) - 1), (int) number(words, 2));
		case "enable" -> write(SETIENUM, (int) number(words, 1));
		case "disable" -> write(CLRIENUM, (int) number(words, 1));
		case "on" -> write(0, 0x100);
		case "off" -> write(0, 0);
		case "inject" -> machine.kvm.aplic.inject((int) number(words, 1), number(words, 2) != 0);
		case "pending" -> source(words).pending() ? 1 : 0;
		case "enabled" -> source(words).enabled() ? 1 : 0;
		case "input" -> source(words).input() ? 1 : 0;
		case "bus-read" -> bus(words, false);
		case "bus-write" -> bus(words, true);
		default -> file(words);
		};
	}

	private static long number(List<String> words, int position) {
		return MachineBench.at(words, position);
	}

	private int write(int offset, int value) {
		return machine.kvm.aplic.registers.writeOffset(offset, value);
	}

	private AplicSource source(List<String> words) {
		return machine.kvm.aplic.source((int) number(words, 1));
	}

	/** Offset in the APLIC and length; whether somebody answers. */
	private String bus(List<String> words, boolean write) {
		IoBus bus = machine.kvm.bus(IoBus.Kind.KVM_MMIO_BUS);
		long address = machine.kvm.aia.aplicAddress() + number(words, 1);
		boolean taken = write ? bus.write(machine.kvm.vcpu(0), address, (int) number(words, 2), 0)
				: bus.read(machine.kvm.vcpu(0), address, (int) number(words, 2), new GuestData());
		return taken ? "taken" : "to user space";
	}

	private Object file(List<String> words) {
		RiscvVcpu vcpu = machine.kvm.vcpu((int) number(words, 1));
		return switch (words.get(0)) {
		case "imsic" -> vcpu.imsic.inject((int) number(words, 2), (int) number(words, 3), (int) number(words, 4));
		case "eip" -> vcpu.imsic.file.eip((int) number(words, 2)) & 0xffffffffL;
		case "eie" -> vcpu.imsic.file.eie((int) number(words, 2)) & 0xffffffffL;
		case "topei" -> vcpu.imsic.file.topei();
		case "vs-ext" -> vcpu.interrupts.pending() >> 10 & 1;
		case "restore" -> {
			vcpu.imsic.file.restore((int) number(words, 2), true, true);
			yield 0;
		}
		case "file-eip" -> vcpu.imsic.inUse.hardware().orElseThrow().eip((int) number(words, 2)) & 0xffffffffL;
		case "vs-file" -> vcpu.imsic.inUse.hardware().map(file -> file.cpu + ":" + file.number).orElse("none");
		case "vgein" -> vcpu.imsic.inUse.vgein();
		case "hgeie" -> vcpu.imsic.inUse.hardware().orElseThrow().wakes() ? 1 : 0;
		case "hart-index" -> vcpu.aia.hartIndex();
		case "sireg" -> sireg(vcpu, words);
		case "stopei" -> csr(vcpu, 0x15c, words.get(2), words.size() > 3 ? number(words, 3) : 0);
		case "file-read" -> GuestReads
				.of(data -> machine.ioctls.aia.get(4, (long) vcpu.id() << 12 | number(words, 2), data));
		default -> machine.ioctls.aia.set(4, (long) vcpu.id() << 12 | number(words, 2), number(words, 3));
		};
	}

	private Object sireg(RiscvVcpu vcpu, List<String> words) {
		vcpu.imsic.registers.select((int) number(words, 2));
		return words.size() > 3 ? csr(vcpu, 0x151, "write", number(words, 3)) : csr(vcpu, 0x151, "read", 0);
	}

	/** The guest's instruction: what it reads, or how it ends. */
	private Object csr(RiscvVcpu vcpu, int number, String what, long value) {
		if (what.equals("native"))
			return vcpu.guest.readTop();
		int function = what.equals("write") ? 1 : 2;
		int source = what.equals("write") ? A1 : 0;
		if (what.equals("write"))
			vcpu.registers.set(A1, value);
		long before = vcpu.registers.vscause.get();
		vcpu.registers.vscause.set(0);
		int result = vcpu.run.trap(HartTrap.virtual(number << 20 | source << 15 | function << 12 | A0 << 7 | 0x73));
		if (result == HartRun.TO_USER)
			return "exit " + vcpu.run.exitReason.get();
		if (vcpu.registers.vscause.get() == HartTrap.ILLEGAL)
			return "illegal";
		vcpu.registers.vscause.set(before);
		return vcpu.registers.get(A0);
	}
}
