package org.irqscope.emulator.script.x86;

import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.x86.lapic.LapicState;

/** The operations that only a PC has. For any thread. */
final class X86Ops {
	private X86Ops() {
	}

	static long execute(X86Vm vm, Op op) {
		if (op.code().ofPci())
			return vm.pci(op);
		return switch (op.code()) {
		case OUT -> vm.out(op.intArgument(2), op.intArgument(0), op.intArgument(1));
		case IN -> vm.in(op.intArgument(1), op.intArgument(0));
		case WRMSR -> vm.wrmsr(op.intArgument(2), op.intArgument(0), op.argument(1));
		case RDMSR -> vm.rdmsr(op.intArgument(1), op.intArgument(0));
		case TAKE -> vm.take(op.intArgument(0));
		case ACK -> acknowledge(vm, op.intArgument(0));
		case LAPIC_ENABLE -> enableLapics(vm);
		case PIT -> vm.createPit2(op.intArgument(0));
		default -> throw new IllegalArgumentException(op.code() + " is not x86's own");
		};
	}

	/** The acknowledge cycle, done from outside so that it is the same on hosts that do more in it. */
	private static long acknowledge(X86Vm vm, int vcpu) {
		LapicState lapic = vm.lapic(vcpu);
		int vector = lapic.acknowledgeable();
		if (vector < 0)
			return -1;
		return vm.setLapic(vcpu, lapic.acknowledged(vector)) < 0 ? -2 : vector;
	}

	private static long enableLapics(X86Vm vm) {
		long result = 0;
		for (int vcpu = 0; vcpu < vm.vcpus(); vcpu++)
			result |= vm.setLapic(vcpu, vm.lapic(vcpu).enabled()) < 0 ? -1 : 0;
		return result;
	}
}
