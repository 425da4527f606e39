package org.irqscope.core.imports.x86;

import static org.irqscope.model.ModelPackage.Literals.HOST__APICV;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.draft.Conclusions;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.model.Host;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * A vector that a local APIC accepts reaches the guest either by injection, which has a tracepoint, or by APIC
 * virtualization, which has none. A kernel that posts says so in a tracepoint of its own; and the guest ends an
 * edge-triggered interrupt with an exit, and so with a tracepoint, only without APIC virtualization. That a tracepoint
 * is missing says something only where it was recorded.
 */
final class ApicvRule {
	private static final Pattern AVIC = Pattern.compile("kvm_avic_\\w+");
	private static final String POSTING = "PI is enabled";

	private final Draft draft;
	private final Set<Integer> injected = new HashSet<>();
	private final Set<Integer> ended = new HashSet<>();

	ApicvRule(Draft draft) {
		this.draft = draft;
		draft.traces().named().of("kvm_inj_virq").forEach(event -> event.vector().ifPresent(injected::add));
		draft.traces().named().of("kvm_eoi").forEach(event -> event.vector().ifPresent(ended::add));
	}

	void apply(Host host) throws MachineImportException {
		Optional<TraceEvent> posted = draft.traces().named().of("kvm_apicv_accept_irq").stream().findFirst();
		Optional<TraceEvent> means = means();
		Optional<TraceEvent> accepted = accepted().filter(event -> isTold()).findFirst();
		Optional<TraceEvent> neverInjected = neverInjected();
		host.setApicv(posted.isPresent() || means.isPresent() || neverInjected.isPresent());
		if (posted.isPresent())
			draft.conclusions().add(posted.get().where(), host, "inference.apicv.posted");
		else if (means.isPresent())
			draft.conclusions().add(means.get().where(), host, AVIC.matcher(means.get().name()).matches()
					? "inference.apicv.avic" : "inference.apicv.irte", means.get().name());
		else if (neverInjected.isPresent())
			draft.conclusions().add(neverInjected.get().where(), host, "inference.apicv.on",
					neverInjected.get().vector().orElseThrow());
		else if (accepted.isPresent())
			draft.conclusions().add(accepted.get().where(), host, "inference.apicv.off");
		else {
			Assumptions.Value<Boolean> apicv = draft.assumptions().flag("apicv", false);
			host.setApicv(apicv.value());
			Conclusions.about(draft.conclusions().assume(apicv, host, "assumption.apicv"), HOST__APICV);
		}
	}

	/** Events that a host without APIC virtualization never has. */
	private Optional<TraceEvent> means() {
		return draft.traces().named().first(name -> AVIC.matcher(name).matches()).or(() -> draft.traces().named()
				.of("kvm_pi_irte_update").stream().filter(event -> event.text().startsWith(POSTING)).findFirst());
	}

	/** True when it would have been seen how vectors reach the guest. */
	private boolean isTold() {
		return !injected.isEmpty() || !ended.isEmpty() || draft.evidence().recorded("kvm_inj_virq");
	}

	/** Where events were lost, one that is missing may be among them. */
	private Optional<TraceEvent> neverInjected() {
		if (!draft.evidence().lost().isEmpty())
			return Optional.empty();
		return accepted().filter(event -> isTold() && event.vector().isPresent()
				&& !injected.contains(event.vector().getAsInt()) && !ended.contains(event.vector().getAsInt()))
				.findFirst();
	}

	private Stream<TraceEvent> accepted() {
		return draft.traces().named().of("kvm_apic_accept_irq").stream()
				.filter(event -> event.meaning().endsWith("(Fixed|edge)"));
	}
}
