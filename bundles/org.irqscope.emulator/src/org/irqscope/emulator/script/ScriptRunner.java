package org.irqscope.emulator.script;

import java.util.HashMap;
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
	/** What each part was when it was last read. */
	private final Map<String, Object> read = new HashMap<>();
	private final Map<String, String> printed = new HashMap<>();
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
		read.clear();
		printed.clear();
		vmOps.clearRoutes();
		vm = backend.create(vcpus, split);
		return 0;
	}

	private Map<String, String> changedParts() {
		Map<String, String> changed = new LinkedHashMap<>();
		for (Part part : backend.dialect().parts(vm)) {
			if (part.state().equals(read.put(part.name(), part.state())))
				continue;
			// What changed may be nothing that is written.
			String json = part.json().get();
			if (!json.equals(printed.put(part.name(), json)))
				changed.put(part.name(), json);
		}
		return changed;
	}

	@Override
	public void close() {
		vm.close();
	}
}
