package org.irqscope.emulator.riscv;

import java.util.List;

import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.Ioeventfds;
import org.irqscope.emulator.riscv.hart.HartInterrupts;
import org.irqscope.emulator.riscv.hart.HartTrap;
import org.irqscope.emulator.riscv.hart.HartTrap.Code;

/** The harts of the machine: what is pending, what traps, and what the guest's registers hold. */
final class HartBench implements CaseRunner.Bench {
	private static final int WFI = 0x10500073, A7 = 7, A6 = 6;
	private final MachineBench machine;

	HartBench(MachineBench machine) {
		this.machine = machine;
	}

	@Override
	public boolean knows(String word) {
		return switch (word) {
		case "interrupt", "post", "withdraw", "irqs", "mask", "hvip", "hardware-hvip", "sie", "enter", "exit",
				"ssip", "wfi", "woken", "turn", "blocked", "stopped", "ecall", "a", "x", "sepc", "mode", "load",
				"store", "fetch", "trap", "run", "data", "len", "exit-reason", "csr", "sip", "vstimecmp",
				"next-cycles", "next-set", "armed", "save", "preempt", "set-timer-on", "kernel-exits",
				"ioeventfd", "coalesced", "ring", "put", "kicked", "guest-mode", "supervisor", "fill",
				"guest-time", "migrate", "runnable", "fail", "wakes" -> true;
		default -> false;
		};
	}

	private static long number(List<String> words, int position) {
		return MachineBench.at(words, position);
	}

	private static long optional(List<String> words, int position) {
		return words.size() > position ? number(words, position) : 0;
	}

	@Override
	public Object run(List<String> words) {
		if (words.get(0).equals("ioeventfd"))
			return machine.kvm.ioeventfds().ioeventfd(number(words, 3), number(words, 1), (int) number(words, 2),
					machine.kvm.createEventfd(), Ioeventfds.DATAMATCH);
		if (words.get(0).equals("coalesced"))
			return machine.kvm.coalescedMmio().register(number(words, 1), (int) number(words, 2), 0);
		if (words.get(0).equals("fill"))
			return fill((int) number(words, 1));
		if (words.get(0).equals("ring"))
			return machine.kvm.coalescedMmio().drain().size();
		RiscvVcpu vcpu = machine.kvm.vcpu((int) number(words, 1));
		Object answer = interrupts(vcpu, words);
		return answer.equals("") ? others(vcpu, words) : answer;
	}

	private int fill(int writes) {
		for (int write = 0; write < writes; write++)
			machine.kvm.bus(IoBus.Kind.KVM_MMIO_BUS).write(machine.kvm.vcpu(0), 0x10001000L, 4, write);
		return 0;
	}

	private static Object interrupts(RiscvVcpu vcpu, List<String> words) {
		HartInterrupts interrupts = vcpu.interrupts;
		return switch (words.get(0)) {
		case "interrupt" -> interrupts.kvmInterrupt((int) number(words, 2));
		case "post" -> interrupts.set((int) number(words, 2));
		case "withdraw" -> interrupts.unset((int) number(words, 2));
		case "irqs" -> interrupts.pending();
		case "mask" -> interrupts.mask();
		case "hvip" -> interrupts.guestHvip();
		case "hardware-hvip" -> interrupts.hvip();
		case "sie" -> {
			interrupts.setVsie(number(words, 2));
			yield 0;
		}
		case "ssip" -> {
			interrupts.guestWritesSsip(number(words, 2) != 0);
			yield 0;
		}
		case "sip" -> {
			if (words.size() > 2)
				interrupts.setSip(number(words, 2));
			yield interrupts.getSip();
		}
		default -> timer(vcpu, words);
		};
	}

	private static Object timer(RiscvVcpu vcpu, List<String> words) {
		return switch (words.get(0)) {
		case "vstimecmp" -> vcpu.timer.vstimecmp();
		case "guest-time" -> vcpu.timer.time();
		case "next-cycles" -> vcpu.timer.nextCycles();
		case "next-set" -> vcpu.timer.nextSet() ? 1 : 0;
		case "armed" -> vcpu.timer.armed() ? 1 : 0;
		case "set-timer-on" -> {
			vcpu.timer.setStateOn();
			yield 0;
		}
		case "preempt" -> {
			vcpu.run.preempt();
			yield 0;
		}
		default -> "";
		};
	}

	private static Object others(RiscvVcpu vcpu, List<String> words) {
		return switch (words.get(0)) {
		case "enter", "run" -> vcpu.run.run(words.size() > 2);
		case "exit" -> vcpu.run.trap(HartTrap.interrupt(HartTrap.INTERRUPT | 5));
		case "wfi" -> vcpu.run.trap(HartTrap.virtual(WFI));
		case "turn" -> turn(vcpu);
		case "migrate" -> {
			vcpu.migrate((int) number(words, 2));
			yield 0;
		}
		case "runnable" -> {
			vcpu.setMpState(RiscvVcpu.RUNNABLE);
			yield 0;
		}
		case "fail" -> "0x" + Long.toHexString(vcpu.run.failReason()) + ":" + vcpu.run.failCpu();
		case "wakes" -> vcpu.interrupts.kvmRiscvVcpuHasInterrupts() ? 1 : 0;
		case "kicked" -> queued(vcpu) ? 1 : 0;
		case "blocked" -> vcpu.run.blocked() ? 1 : 0;
		case "stopped" -> vcpu.stopped() ? 1 : 0;
		case "ecall" -> ecall(vcpu, words);
		case "a" -> vcpu.registers.argument((int) number(words, 2));
		case "x" -> x(vcpu, words);
		case "sepc" -> sepc(vcpu, words);
		case "csr" -> csr(vcpu, words);
		default -> mmio(vcpu, words);
		};
	}

	private static boolean queued(RiscvVcpu vcpu) {
		return vcpu.kvm.scheduler().waiting().stream().anyMatch(task -> task.index() == vcpu.index);
	}

	private static int turn(RiscvVcpu vcpu) {
		vcpu.kvm.scheduler().run(task -> true);
		return 0;
	}

	private static Object ecall(RiscvVcpu vcpu, List<String> words) {
		vcpu.registers.setArgument(A7, number(words, 2));
		vcpu.registers.setArgument(A6, number(words, 3));
		for (int argument = 0; argument < 3; argument++)
			vcpu.registers.setArgument(argument, optional(words, 4 + argument));
		return vcpu.run.trap(HartTrap.ecall());
	}

	private static Object x(RiscvVcpu vcpu, List<String> words) {
		if (words.size() > 3)
			vcpu.registers.set((int) number(words, 2), number(words, 3));
		return words.size() > 3 ? 0 : vcpu.registers.get((int) number(words, 2));
	}

	private static Object sepc(RiscvVcpu vcpu, List<String> words) {
		if (words.size() > 2)
			vcpu.registers.sepc.set(number(words, 2));
		return vcpu.registers.sepc.get();
	}

	private static Object csr(RiscvVcpu vcpu, List<String> words) {
		return switch (words.get(2)) {
		case "vscause" -> vcpu.registers.vscause.get();
		case "vsepc" -> vcpu.registers.vsepc.get();
		case "vstval" -> vcpu.registers.vstval.get();
		case "spp" -> vcpu.registers.spp.get();
		case "spie" -> vcpu.registers.spie.get();
		case "sie" -> vcpu.registers.sie.get();
		default -> {
			vcpu.registers.sie.set((int) number(words, 3));
			yield 0;
		}
		};
	}

	/** An access: its address, what the hart supplies, what is in memory. */
	private static Object mmio(RiscvVcpu vcpu, List<String> words) {
		return switch (words.get(0)) {
		case "load", "store", "fetch" -> access(vcpu, words);
		case "trap" -> vcpu.run.trap(new HartTrap(number(words, 2), optional(words, 3), 0, 0, new Code.Insn(0)));
		case "data" -> data(vcpu, words);
		case "len" -> vcpu.mmio.length();
		case "put" -> put(vcpu, words);
		case "exit-reason" -> vcpu.run.exitReason.get();
		case "kernel-exits" -> vcpu.mmio.exitsInKernel();
		case "guest-mode" -> vcpu.mode.get();
		case "supervisor" -> vcpu.registers.supervisor.get();
		default -> throw new IllegalArgumentException(words.get(0));
		};
	}

	private static int access(RiscvVcpu vcpu, List<String> words) {
		long address = number(words, 2);
		int htinst = (int) optional(words, 3);
		Code code = words.size() > 4 && words.get(4).equals("fault") ? new Code.Fault((int) number(words, 5))
				: new Code.Insn((int) optional(words, 4));
		if (words.get(0).equals("fetch"))
			return vcpu.run.trap(new HartTrap(HartTrap.FETCH_GUEST_FAULT, address, address >>> 2, 0, code));
		return vcpu.run.trap(HartTrap.access(words.get(0).equals("store"), address, htinst, code));
	}

	/** The bytes of the page that kernel and user space share, the first one first. */
	private static Object data(RiscvVcpu vcpu, List<String> words) {
		StringBuilder bytes = new StringBuilder();
		for (int at = 0; at < number(words, 2); at++)
			bytes.append(String.format("%02x", vcpu.mmio.data() >> 8 * at & 0xff));
		return bytes.toString();
	}

	private static int put(RiscvVcpu vcpu, List<String> words) {
		String bytes = words.get(2);
		long value = 0;
		for (int at = bytes.length() - 2; at >= 0; at -= 2)
			value = value << 8 | Integer.parseInt(bytes.substring(at, at + 2), 16);
		vcpu.mmio.put(value, bytes.length() / 2);
		return 0;
	}

}
