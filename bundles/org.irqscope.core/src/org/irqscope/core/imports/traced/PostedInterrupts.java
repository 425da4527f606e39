package org.irqscope.core.imports.traced;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;

/** The interrupts of devices that {@code kvm_pi_irte_update} shows: each has an irqfd, and a message to one vCPU. */
public final class PostedInterrupts {
	private static final Pattern UPDATE = Pattern
			.compile("PI is (enabled and being updated|disabled) for irq (\\d{1,9}), vcpu (-?\\d{1,7}), .*");

	private final Map<Integer, Posted> byGsi = new TreeMap<>();

	/** One of them, as the trace leaves it. */
	public record Posted(int hostIrq, int vcpu, int vector, boolean enabled, SourceLine where) {
		/** What leads to its vCPU. */
		public Trace.Message message() {
			return Trace.Message.to(vcpu, vector);
		}
	}

	public PostedInterrupts(NamedEvents events) {
		events.of("kvm_pi_irte_update").forEach(this::read);
	}

	/** That posting ends says no vCPU any more. */
	private void read(TraceEvent event) {
		Matcher update = UPDATE.matcher(event.meaning());
		if (!update.matches() || event.gsi().isEmpty() || event.vector().isEmpty())
			return;
		Posted before = byGsi.get(event.gsi().getAsInt());
		int vcpu = Math.max(Integer.parseInt(update.group(3)), before == null ? 0 : before.vcpu);
		boolean enabled = update.group(1).startsWith("enabled");
		byGsi.put(event.gsi().getAsInt(), new Posted(Integer.parseInt(update.group(2)),
				enabled ? Integer.parseInt(update.group(3)) : vcpu, event.vector().getAsInt(), enabled,
				event.where()));
	}

	/** They by GSI. */
	public Map<Integer, Posted> byGsi() {
		return byGsi;
	}
}
