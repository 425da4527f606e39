package org.irqscope.emulator.script.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.irqscope.emulator.script.Language;
import org.irqscope.emulator.script.Dialect;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.Part;

/** What only a PC has: ports, MSRs, the acknowledge cycle, and the chips with their registers. For any thread. */
enum X86Dialect implements Dialect<X86Vm> {
	INSTANCE;

	@Override
	public Language language() {
		return Language.X86;
	}

	@Override
	public long execute(X86Vm vm, Op op) {
		return X86Ops.execute(vm, op);
	}

	@Override
	public List<OpResult.Exit> exits(X86Vm vm) {
		return vm.ioapicEoiExits().stream().map(vector -> new OpResult.Exit("ioapic_eoi_exit", vector)).toList();
	}

	@Override
	public List<Part> parts(X86Vm vm) {
		List<Part> parts = new ArrayList<>();
		if (!vm.split()) {
			parts.add(part("pic0", vm.pic(0), StateJson::of));
			parts.add(part("pic1", vm.pic(1), StateJson::of));
			parts.add(part("ioapic", vm.ioapic(), StateJson::of));
		}
		for (int vcpu = 0; vcpu < vm.vcpus(); vcpu++)
			parts.add(part("lapic" + vcpu, vm.lapic(vcpu), StateJson::of));
		return parts;
	}

	private static <S> Part part(String name, S state, Function<S, String> json) {
		return new Part(name, state, () -> json.apply(state));
	}

	/** Some hosts end an interrupt by themselves as it is taken. */
	@Override
	public boolean tells(OpCode code, String event) {
		return code != OpCode.TAKE || !event.contains(" kvm_eoi: ");
	}
}
