package org.irqscope.emulator.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs operations on a backend, one after the other, and tells what changed. A script starts on a machine with one
 * vCPU; {@code vm} replaces it. Used by one thread.
 */
public final class ScriptRunner<V extends Vm> implements AutoCloseable {
	private final Backend<V> backend;
	private final VmOps vmOps = new VmOps();
	private final Map<String, String> printed = new LinkedHashMap<>();
	private V vm;

	public ScriptRunner(Backend<V> backend) {
		this.backend = backend;
		this.vm = backend.create(1, false);
	}

	/** The machine that the next operation drives. */
	public V vm() {
		return vm;
	}

	/** Runs one operation. */
	public OpResult run(Op op) {
		long result = execute(op);
		List<OpResult.Exit> exits = backend.dialect().exits(vm);
		if (op.code().quiet())
			return new OpResult(op, result, exits, Optional.empty(), Map.of());
		Optional<List<String>> events = vm.events().map(
				all -> all.stream().filter(event -> backend.dialect().tells(op.code(), event)).toList());
		return new OpResult(op, result, exits, events, changedParts());
	}

	private long execute(Op op) {
		if (op.code() == OpCode.VM)
			return replaceVm(op.intArgument(0), op.argument(1) != 0);
		return op.code().neutral() ? vmOps.execute(vm, op) : backend.dialect().execute(vm, op);
	}

	private long replaceVm(int vcpus, boolean split) {
		vm.close();
		printed.clear();
		vmOps.clearRoutes();
		vm = backend.create(vcpus, split);
		return 0;
	}

	private Map<String, String> changedParts() {
		Map<String, String> parts = new LinkedHashMap<>(backend.dialect().parts(vm));
		parts.entrySet().removeIf(part -> part.getValue().equals(printed.get(part.getKey())));
		printed.putAll(parts);
		return parts;
	}

	@Override
	public void close() {
		vm.close();
	}
}
