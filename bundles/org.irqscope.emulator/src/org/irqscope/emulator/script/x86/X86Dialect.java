package org.irqscope.emulator.script.x86;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.emulator.script.Language;
import org.irqscope.emulator.script.Dialect;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.script.OpResult;

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
	public Map<String, String> parts(X86Vm vm) {
		Map<String, String> parts = new LinkedHashMap<>();
		if (!vm.split()) {
			parts.put("pic0", StateJson.of(vm.pic(0)));
			parts.put("pic1", StateJson.of(vm.pic(1)));
			parts.put("ioapic", StateJson.of(vm.ioapic()));
		}
		for (int vcpu = 0; vcpu < vm.vcpus(); vcpu++)
			parts.put("lapic" + vcpu, StateJson.of(vm.lapic(vcpu)));
		return parts;
	}

	/** Some hosts end an interrupt by themselves as it is taken. */
	@Override
	public boolean tells(OpCode code, String event) {
		return code != OpCode.TAKE || !event.contains(" kvm_eoi: ");
	}
}
