package org.irqscope.emulator.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;


/**
 * Runs operations on a backend, one after the other, and tells what changed. A script starts on a machine with one
 * vCPU; {@code vm} replaces it. Used by one thread.
 */
public final class ScriptRunner implements AutoCloseable {
	private final Backend backend;
	private final VmOps vmOps = new VmOps();
	private final Map<String, String> printed = new LinkedHashMap<>();
	private X86Vm vm;

	public ScriptRunner(Backend backend) {
		this.backend = backend;
		this.vm = backend.create(1, false);
	}

	/** The machine that the next operation drives. */
	public X86Vm vm() {
		return vm;
	}

	/** Runs one operation. */
	public OpResult run(Op op) {
		long result = execute(op);
		List<Integer> eoiExits = vm.ioapicEoiExits();
		if (op.code().quiet())
			return new OpResult(op, result, eoiExits, Optional.empty(), Map.of());
		Optional<List<String>> events = vm.events();
		if (op.code() == OpCode.TAKE)
			// Some hosts end an interrupt by themselves as it is taken.
			events = events.map(list -> list.stream().filter(event -> !event.contains(" kvm_eoi: ")).toList());
		return new OpResult(op, result, eoiExits, events, changedParts());
	}

	private long execute(Op op) {
		if (op.code() == OpCode.VM)
			return replaceVm(op.intArgument(0), op.argument(1) != 0);
		return op.code().neutral() ? vmOps.execute(vm, op) : X86Ops.execute(vm, op);
	}

	private long replaceVm(int vcpus, boolean split) {
		vm.close();
		printed.clear();
		vmOps.clearRoutes();
		vm = backend.create(vcpus, split);
		return 0;
	}

	private Map<String, String> changedParts() {
		Map<String, String> parts = new LinkedHashMap<>();
		if (!vm.split()) {
			parts.put("pic0", StateJson.of(vm.pic(0)));
			parts.put("pic1", StateJson.of(vm.pic(1)));
			parts.put("ioapic", StateJson.of(vm.ioapic()));
		}
		for (int vcpu = 0; vcpu < vm.vcpus(); vcpu++)
			parts.put("lapic" + vcpu, StateJson.of(vm.lapic(vcpu)));
		parts.entrySet().removeIf(part -> part.getValue().equals(printed.get(part.getKey())));
		printed.putAll(parts);
		return parts;
	}

	@Override
	public void close() {
		vm.close();
	}
}
