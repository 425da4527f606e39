package org.irqscope.core.imports;

import static org.irqscope.emulator.x86.lapic.Lapic.LVT_MASKED;
import static org.irqscope.emulator.x86.lapic.Lapic.SPIV_LINUX;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.irqscope.core.imports.Trace.Entry;
import org.irqscope.emulator.x86.lapic.LapicIrq;
import org.irqscope.model.DestinationMode;
import org.irqscope.model.Lapic;
import org.irqscope.model.Machines;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.facts.RedirectionFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.facts.TraceEvent;

/** The vCPUs with their local APICs, as Linux sets them up. Every vCPU runs the guest with interrupts on. */
final class VcpuImport {
	/** One bit each in the flat model of logical destinations. */
	private static final int FLAT_VCPUS = 8;
	private static final int BROADCAST = 0xff;

	private final Draft draft;
	private final VirtualMachine machine;

	VcpuImport(Draft draft) {
		this.draft = draft;
		this.machine = draft.machine();
	}

	void run() {
		int count = count();
		for (int id = 0; id < count; id++) {
			Vcpu vcpu = Machines.vcpu(id);
			vcpu.setName("vCPU " + id);
			machine.getVcpus().add(vcpu);
		}
		Optional<SourceLine> user = localApicUser();
		if (user.isPresent()) {
			machine.getVcpus().forEach(vcpu -> X86Chips.lapic(vcpu).setSpiv(SPIV_LINUX));
			draft.conclusions().add(user.get(), machine, "inference.lapic.enabled");
		}
		logicalDestinations();
		externalInterrupts(X86Chips.lapic(machine.getVcpus().get(0)));
		draft.conclusions().assume(machine, "assumption.vcpu.runs");
	}

	private int count() {
		OptionalInt processors = draft.evidence().interrupts().processors();
		if (processors.isPresent())
			return processors.getAsInt();
		int highest = Stream.concat(tracedIds(), writtenIds()).mapToInt(Integer::intValue)
				.filter(id -> id >= 0 && id < BROADCAST).max().orElse(0);
		draft.conclusions().assume(machine, "assumption.vcpus", highest + 1);
		return highest + 1;
	}

	private Stream<Integer> tracedIds() {
		return draft.traces().each().stream().flatMap(trace -> trace.events().stream()).map(TraceEvent::apicid)
				.filter(OptionalInt::isPresent).map(OptionalInt::getAsInt);
	}

	private Stream<Integer> writtenIds() {
		Stream<Integer> traced = IntStream.range(0, X86Chips.ioapic(machine).getRedirtbl().size()).boxed()
				.flatMap(pin -> draft.traces().pin(pin).stream()).map(Seen::first)
				.filter(entry -> !entry.logical() && !entry.masked()).map(Entry::destination);
		return Stream.concat(traced,
				draft.evidence().redirections().values().stream().map(RedirectionFact::destId));
	}

	private Optional<SourceLine> localApicUser() {
		Optional<SourceLine> row = draft.evidence().interrupts().localApicUser().map(InterruptCount::where);
		return row.or(() -> draft.traces().first("kvm_apic_accept_irq").map(TraceEvent::where))
				.or(() -> draft.evidence().redirections().values().stream().filter(entry -> entry.vector() != 0)
						.map(RedirectionFact::where).findFirst());
	}

	private void logicalDestinations() {
		boolean logical = X86Chips.ioapic(machine).getRedirtbl().stream()
				.anyMatch(entry -> !entry.isMask() && entry.getDestMode() == DestinationMode.LOGICAL);
		if (!logical || machine.getVcpus().size() > FLAT_VCPUS)
			return;
		for (Vcpu vcpu : machine.getVcpus())
			X86Chips.lapic(vcpu).setLdr(1 << vcpu.getVcpuId() + 24);
		draft.conclusions().assume(machine, "assumption.flat");
	}

	/** Linux masks LINT0 as soon as the IOAPIC carries its interrupts; until then the PIC comes in there. */
	private void externalInterrupts(Lapic lapic) {
		boolean byIoapic = X86Chips.ioapic(machine).getRedirtbl().stream().anyMatch(VcpuImport::isOpen);
		lapic.setLvt0(byIoapic ? LVT_MASKED | LapicIrq.EXTINT : LapicIrq.EXTINT);
		draft.conclusions().assume(lapic, byIoapic ? "assumption.lint0.masked" : "assumption.lint0.extint");
	}

	private static boolean isOpen(RedirectionEntry entry) {
		return !entry.isMask();
	}
}
