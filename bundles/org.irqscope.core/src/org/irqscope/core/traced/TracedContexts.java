package org.irqscope.core.traced;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.x86.X86ContextKind;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * Which context each thread of a trace is: a vCPU by its name, or by what only vCPUs print; work queues by their names;
 * all others are user space. For one thread.
 */
final class TracedContexts {
	private static final Pattern QEMU = Pattern.compile("CPU (\\d{1,5})/KVM");
	private static final String KWORKER = "kworker", PIT = "kvm-pit";
	/** What the thread of a vCPU prints, and nobody else. */
	private static final Set<String> OF_VCPU = Set.of("kvm_entry", "kvm_exit", "kvm_inj_virq", "kvm_eoi", "kvm_pv_eoi",
			"kvm_vcpu_wakeup", "kvm_pio", "kvm_mmio");
	private final Map<Integer, Integer> vcpus = new HashMap<>();

	TracedContexts(List<TraceEvent> events) {
		for (TraceEvent event : events)
			if (OF_VCPU.contains(event.name()))
				learn(event);
		for (TraceEvent event : events)
			if (OF_VCPU.contains(event.name()))
				vcpus.putIfAbsent(event.pid(), vcpus.size());
	}

	/** Who ends an interrupt says the number of its local APIC. */
	private void learn(TraceEvent event) {
		OptionalInt apic = event.apicid();
		if (apic.isPresent() && !vcpus.containsKey(event.pid()))
			vcpus.put(event.pid(), apic.getAsInt());
	}

	/** @param flags ftrace's column; empty where none was printed */
	Context of(String comm, int pid, String flags) {
		if (flags.length() > 2 && "hH".indexOf(flags.charAt(2)) >= 0)
			return Context.HARD_IRQ;
		Matcher named = QEMU.matcher(comm);
		if (named.matches())
			return Context.vcpu(Integer.parseInt(named.group(1)));
		if (comm.startsWith(KWORKER))
			return Context.KWORKER;
		if (comm.startsWith(PIT))
			return X86ContextKind.PIT_WORKER.only();
		return vcpus.containsKey(pid) ? Context.vcpu(vcpus.get(pid)) : Context.VMM;
	}
}
