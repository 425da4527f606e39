package org.irqscope.core.imports.x86;

import static org.irqscope.emulator.x86.lapic.Lapic.LVT_MASKED;
import static org.irqscope.emulator.x86.lapic.Lapic.SPIV_LINUX;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.imports.traced.NamedVcpus;
import org.irqscope.core.imports.traced.Seen;
import org.irqscope.core.imports.traced.Trace.Entry;
import org.irqscope.emulator.x86.lapic.LapicIrq;
import org.irqscope.model.DestinationMode;
import org.irqscope.model.Lapic;
import org.irqscope.model.Machines;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.facts.QemuFact;
import org.irqscope.trace.facts.RedirectionFact;
import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;

/** The vCPUs with their local APICs, as Linux sets them up. Every vCPU runs the guest with interrupts on. */
public final class VcpuImport {
	/** One bit each in the flat model of logical destinations. */
	private static final int FLAT_VCPUS = 8;
	private static final int BROADCAST = 0xff;
	/** A guest that sends messages, or has them sent, has enabled its local APICs; so has one that ends interrupts. */
	private static final Set<String> USERS = Set.of("kvm_apic_accept_irq", "kvm_msi_set_irq", "kvm_apic_ipi",
			"kvm_pi_irte_update");

	private final Draft draft;
	private final VirtualMachine machine;

	public VcpuImport(Draft draft) {
		this.draft = draft;
		this.machine = draft.machine();
	}

	public void run() throws MachineImportException {
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
		} else if (X86Chips.ioapic(machine).getRedirtbl().stream().anyMatch(VcpuImport::isOpen)) {
			Assumptions.Value<Boolean> enabled = draft.assumptions().flag("lapic.enabled", true);
			if (enabled.value())
				machine.getVcpus().forEach(vcpu -> X86Chips.lapic(vcpu).setSpiv(SPIV_LINUX));
			draft.conclusions().assume(enabled, machine, "assumption.lapic.enabled");
		}
		logicalDestinations();
		LargeIds.apply(draft);
		externalInterrupts(X86Chips.lapic(machine.getVcpus().get(0)));
		draft.conclusions().assume(machine, "assumption.vcpu.runs");
	}

	private int count() throws MachineImportException {
		OptionalInt processors = draft.evidence().interrupts().processors();
		if (processors.isPresent())
			return processors.getAsInt();
		int highest = Stream.concat(tracedIds(), writtenIds()).mapToInt(Integer::intValue)
				.filter(id -> id >= 0 && id != BROADCAST && id < LargeIds.MOST).max().orElse(0);
		Assumptions.Value<Integer> vcpus = draft.assumptions().number("vcpus", highest + 1, highest + 1,
				LargeIds.MOST);
		draft.conclusions().assume(vcpus, machine, "assumption.vcpus", highest + 1);
		return vcpus.value();
	}

	private Stream<Integer> tracedIds() {
		Stream<Integer> shown = Stream.concat(draft.evidence().lapics().keySet().stream(),
				NamedVcpus.of(draft.traces()).stream());
		Stream<Integer> logged = Stream.concat(draft.evidence().messages().flatMap(NamedVcpus::of),
				draft.evidence().stacks().stream().flatMap(stack -> NamedVcpus.ofThread(stack.comm()).stream()));
		return Stream.concat(Stream.concat(shown, logged), shownIds());
	}

	private Stream<Integer> shownIds() {
		return Stream.of(draft.evidence().shown(ShownFact.Vcpu.class).map(ShownFact.Vcpu::vcpu),
				draft.evidence().shown(ShownFact.Processor.class).map(ShownFact.Processor::vcpu),
				draft.evidence().shown(ShownFact.Taken.class).map(ShownFact.Taken::vcpu)).flatMap(ids -> ids);
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
		return row.or(() -> draft.traces().named().first(USERS::contains).map(TraceEvent::where))
				.or(() -> draft.traces().named().of("kvm_eoi").stream().map(TraceEvent::where).findFirst())
				.or(() -> draft.evidence().messages().map(QemuFact.Message::where).findFirst())
				.or(() -> draft.evidence().redirections().values().stream().filter(entry -> entry.vector() != 0)
						.map(RedirectionFact::where).findFirst());
	}

	private void logicalDestinations() {
		boolean logical = X86Chips.ioapic(machine).getRedirtbl().stream()
				.anyMatch(entry -> !entry.isMask() && entry.getDestMode() == DestinationMode.LOGICAL);
		boolean messages = draft.evidence().messages().anyMatch(message -> NamedVcpus.isLogical(message.address()))
				|| draft.traces().named().of("kvm_msi_set_irq").stream()
						.anyMatch(event -> event.meaning().contains("|logical|"));
		if (!logical && !messages || machine.getVcpus().size() > FLAT_VCPUS)
			return;
		for (Vcpu vcpu : machine.getVcpus())
			X86Chips.lapic(vcpu).setLdr(1 << vcpu.getVcpuId() + 24);
		draft.conclusions().assume(machine, "assumption.flat");
	}

	/** Linux masks LINT0 as soon as the IOAPIC carries its interrupts; until then the PIC comes in there. */
	private void externalInterrupts(Lapic lapic) throws MachineImportException {
		boolean byIoapic = X86Chips.ioapic(machine).getRedirtbl().stream().anyMatch(VcpuImport::isOpen);
		Assumptions.Value<Boolean> masked = draft.assumptions().flag("lint0.mask", byIoapic);
		lapic.setLvt0(masked.value() ? LVT_MASKED | LapicIrq.EXTINT : LapicIrq.EXTINT);
		boolean byPic = X86Chips.pics(machine).stream().anyMatch(pic -> pic.getImr() != PicImport.ALL_MASKED);
		draft.conclusions().assume(masked, lapic, byIoapic ? "assumption.lint0.masked"
				: byPic ? "assumption.lint0.extint" : "assumption.lint0.unknown");
	}

	private static boolean isOpen(RedirectionEntry entry) {
		return !entry.isMask();
	}
}
