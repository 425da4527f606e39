package org.irqscope.core.imports;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.traced.NamedVcpus;
import org.irqscope.core.imports.traced.Trace.Message;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.recorded.TraceEvent;


/**
 * Vectors that local APICs request, or guests take and end, while no file says who sent them: most likely a message
 * did.
 */
final class TakenVectors {
	private static final int LEVEL = 0xc000, FIRST_VECTOR = 16;
	private static final Set<String> TAKES = Set.of("kvm_apic_accept_irq", "kvm_inj_virq", "kvm_eoi", "kvm_pv_eoi");

	private final Draft draft;
	private final Set<Message> messages = new LinkedHashSet<>();

	TakenVectors(Draft draft) {
		this.draft = draft;
	}

	/** A message for each. */
	Set<Message> messages() {
		requested();
		if (messages.isEmpty())
			taken();
		shown();
		return messages;
	}

	private void requested() {
		draft.evidence().lapics().forEach((vcpu, fact) -> fact.irr().stream().sorted()
				.filter(vector -> !fact.isr().contains(vector) && exists(vcpu))
				.forEach(vector -> add(vcpu, vector, fact.tmr().contains(vector), "assumption.message.pending")));
	}

	private void taken() {
		Set<List<Integer>> known = new HashSet<>();
		draft.traces().events().filter(event -> TAKES.contains(event.name())).forEach(event -> {
			int vcpu = vcpu(event), vector = event.vector().orElse(0);
			if (exists(vcpu) && vector >= FIRST_VECTOR && known.add(List.of(vcpu, vector)))
				add(vcpu, vector, event.meaning().endsWith("|level)"), "assumption.message.taken");
		});
	}

	/** What a log of QEMU's own processor shows. */
	private void shown() {
		draft.evidence().shown(ShownFact.Taken.class).filter(one -> exists(one.vcpu()) && one.vector() >= FIRST_VECTOR)
				.forEach(one -> {
					if (messages.stream().noneMatch(message -> message.data() == one.vector()))
						add(one.vcpu(), one.vector(), false, "assumption.message.taken");
				});
	}

	/** The local APIC that an event names; an injection names none, and happens in the thread of the vCPU. */
	private static int vcpu(TraceEvent event) {
		return event.apicid().orElseGet(() -> NamedVcpus.ofThread(event.comm()).orElse(-1));
	}

	private boolean exists(int vcpu) {
		return vcpu >= 0 && vcpu < draft.machine().getVcpus().size();
	}

	private void add(int vcpu, int vector, boolean level, String key) {
		messages.add(Message.to(vcpu, vector | (level ? LEVEL : 0)));
		draft.conclusions().assume(X86Chips.lapic(draft.machine().getVcpus().get(vcpu)), key, vector, vcpu);
	}
}
