package org.irqscope.core.imports;

import static org.irqscope.emulator.x86.lapic.Lapic.BASE_X2APIC;
import static org.irqscope.emulator.x86.lapic.Lapic.DEFAULT_BASE;
import static org.irqscope.emulator.x86.lapic.Lapic.ICR;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.compare.InterruptSource;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.traced.NamedVcpus;
import org.irqscope.core.imports.traced.Trace;
import org.irqscope.model.DeliveryMode;
import org.irqscope.model.Lapic;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.ScriptStimulus;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.recorded.TraceEvent;


/**
 * What local APICs do among themselves: a vCPU sends an interrupt to another, or its own timer expires. The registers
 * that this needs are given to the local APIC that does it.
 */
final class LocalStimuli {
	private static final Pattern IPI = Pattern.compile("dst ([0-9a-f]{1,8}) vec (\\d{1,3}) "
			+ "\\((\\w+)\\|(physical|logical)\\|(assert|de-assert)\\|(edge|level)\\|([a-z-]+)\\)");
	private static final List<String> SHORTHANDS = List.of("dst", "self", "all", "all-but-self");
	private static final int MODE = 8, LOGICAL = 1 << 11, ASSERT = 1 << 14, LEVEL = 1 << 15, SHORTHAND = 18;
	private static final int X2APIC_ICR = 0x830, DESTINATION = 24, BY_ONE = 0xb, COUNT = 1000, BEYOND = 10_000;

	private final Draft draft;
	private final List<ScriptStimulus> stimuli = new ArrayList<>();
	private final Set<Integer> senders = new HashSet<>();
	private final Set<Integer> sent = new HashSet<>();
	private final Set<Integer> timers = new HashSet<>();

	LocalStimuli(Draft draft) {
		this.draft = draft;
	}

	List<ScriptStimulus> all() {
		for (Trace trace : draft.traces().each())
			for (int index = 0; index < trace.events().size(); index++)
				read(trace.events().get(index), trace.source(index));
		return stimuli;
	}

	private void read(TraceEvent event, Optional<InterruptSource> source) {
		if (event.name().equals("kvm_apic_ipi"))
			ipi(event);
		else if (event.name().equals("kvm_apic_accept_irq") && event.meaning().endsWith("(Fixed|edge)")
				&& source.filter(InterruptSource.Local.class::isInstance).isPresent())
			timer(event);
	}

	/** The first that a vCPU sends: its register has room for one destination. */
	private void ipi(TraceEvent event) {
		Matcher ipi = IPI.matcher(event.meaning());
		int vcpu = NamedVcpus.ofThread(event.comm()).orElse(0);
		if (!ipi.matches() || DeliveryMode.get(ipi.group(3)) == null || !SHORTHANDS.contains(ipi.group(7)))
			return;
		int vector = Integer.parseInt(ipi.group(2));
		sent.add(vector);
		if (vcpu >= draft.machine().getVcpus().size() || !senders.add(vcpu))
			return;
		long destination = Long.parseLong(ipi.group(1), 16);
		boolean x2apic = (lapic(vcpu).getApicBase() & BASE_X2APIC) != 0;
		if (!x2apic)
			lapic(vcpu).setIcr2((int) destination << DESTINATION);
		int command = vector | DeliveryMode.get(ipi.group(3)).getValue() << MODE
				| (ipi.group(4).equals("logical") ? LOGICAL : 0) | (ipi.group(5).equals("assert") ? ASSERT : 0)
				| (ipi.group(6).equals("level") ? LEVEL : 0) | SHORTHANDS.indexOf(ipi.group(7)) << SHORTHAND;
		boolean named = ipi.group(7).equals(SHORTHANDS.get(0));
		String target = named ? Long.toString(destination) : ipi.group(7);
		add("IPI " + vector + " to " + target,
				x2apic ? String.format(Locale.ROOT, "wrmsr 0x%x 0x%x %d", X2APIC_ICR, destination << 32 | command, vcpu)
						: String.format(Locale.ROOT, "write32 0x%x 0x%x %d", DEFAULT_BASE + ICR, command, vcpu));
		draft.conclusions().add(event.where(), lapic(vcpu), named ? "inference.ipi" : "inference.ipi.shorthand",
				vcpu, vector, target);
	}

	/** Nobody sent it: the timer is what interrupts by itself. */
	private void timer(TraceEvent event) {
		int vcpu = event.apicid().orElse(-1), vector = event.vector().orElse(0);
		boolean own = NamedVcpus.ofThread(event.comm()).filter(one -> one == vcpu).isPresent();
		if (!own || sent.contains(vector) || vcpu >= draft.machine().getVcpus().size() || !timers.add(vcpu))
			return;
		lapic(vcpu).setLvtt(vector);
		lapic(vcpu).setTdcr(BY_ONE);
		lapic(vcpu).setTmict(COUNT);
		lapic(vcpu).setTmcct(COUNT);
		add("timer " + vector + " of " + vcpu, "advance " + BEYOND);
		draft.conclusions().assume(lapic(vcpu), "assumption.timer", vector, vcpu);
	}

	private void add(String name, String script) {
		ScriptStimulus stimulus = ModelFactory.eINSTANCE.createScriptStimulus();
		stimulus.setName(name);
		stimulus.setScript(script);
		stimuli.add(stimulus);
	}

	private Lapic lapic(int vcpu) {
		return X86Chips.lapic(draft.machine().getVcpus().get(vcpu));
	}
}
