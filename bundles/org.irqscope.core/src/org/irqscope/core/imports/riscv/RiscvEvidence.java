package org.irqscope.core.imports.riscv;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.irqscope.core.imports.evidence.Evidence;
import org.irqscope.core.imports.traced.NamedVcpus;
import org.irqscope.core.imports.traced.Traces;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.facts.TreeFact;

/** What says that a machine is one of RISC-V, which chips it has and how many harts. Keeps no state, for any thread. */
final class RiscvEvidence {
	/** How Linux calls its chips in {@code /proc/interrupts}. */
	static final String PLIC = "PLIC", APLIC = "APLIC", INTC = "RISC-V INTC";
	/** How QEMU calls them in {@code info mtree}. */
	private static final String QEMU_PLIC = "riscv.sifive.plic", QEMU_APLIC = "riscv.aplic",
			QEMU_IMSIC = "riscv.imsic", BOARD = "riscv";

	private final Evidence evidence;
	private final Traces traces;

	RiscvEvidence(Evidence evidence, Traces traces) {
		this.evidence = evidence;
		this.traces = traces;
	}

	/** A line that only such a machine, or its host, has. */
	Optional<SourceLine> line() {
		Optional<SourceLine> tree = evidence.tree(TreeFact.class).findFirst().map(TreeFact::where);
		return tree.or(() -> rows().filter(row -> isOwn(row.chip())).findFirst().map(InterruptCount::where))
				.or(() -> ranges().filter(range -> range.name().startsWith(BOARD)).findFirst()
						.map(ShownFact.Range::where))
				.or(() -> evidence.shown(ShownFact.Hart.class).findFirst().map(ShownFact.Hart::where))
				.or(() -> traces.events().filter(event -> event.text().contains("SCAUSE:0x")).findFirst()
						.map(event -> event.where()));
	}

	private static boolean isOwn(String chip) {
		return chip.contains(PLIC) || chip.startsWith(INTC);
	}

	private Stream<InterruptCount> rows() {
		return evidence.interrupts().rows().stream();
	}

	private Stream<ShownFact.Range> ranges() {
		return evidence.shown(ShownFact.Range.class);
	}

	/** Who has the interrupt chips, and the line that says so; nothing where none does. */
	Optional<Said> irqchip() {
		return plic().or(this::aia);
	}

	/** @param direct true for an APLIC that drives the harts itself, without messages */
	record Said(RiscvIrqchip irqchip, SourceLine where, boolean direct) {
	}

	private Optional<Said> plic() {
		Optional<SourceLine> line = evidence.tree(TreeFact.Plic.class).findFirst().map(TreeFact.Plic::where)
				.or(() -> rows().filter(row -> row.chip().contains(PLIC) && !row.chip().contains(APLIC)).findFirst()
						.map(InterruptCount::where))
				.or(() -> range(QEMU_PLIC));
		return line.map(where -> new Said(RiscvIrqchip.PLIC, where, false));
	}

	private Optional<SourceLine> range(String name) {
		return ranges().filter(range -> range.name().startsWith(name)).findFirst().map(ShownFact.Range::where);
	}

	private Optional<Said> aia() {
		boolean files = evidence.tree(TreeFact.Imsics.class).findAny().isPresent() || range(QEMU_IMSIC).isPresent();
		Optional<TreeFact.Aplic> tree = evidence.tree(TreeFact.Aplic.class).findFirst();
		if (tree.isPresent())
			return Optional.of(said(tree.get().where(), !tree.get().messages() && !files));
		Optional<InterruptCount> row = rows().filter(one -> one.chip().contains(APLIC)).findFirst();
		if (row.isPresent())
			return Optional.of(said(row.get().where(), row.get().chip().contains("DIRECT")));
		return range(QEMU_APLIC).map(where -> said(where, !files)).or(() -> range(QEMU_IMSIC).map(w -> said(w, false)));
	}

	private static Said said(SourceLine where, boolean direct) {
		return new Said(direct ? RiscvIrqchip.PLIC : RiscvIrqchip.AIA, where, direct);
	}

	/** The rows of the guest's interrupts that come by a line. */
	List<InterruptCount> lines() {
		return rows().filter(row -> row.chip().contains(PLIC) && row.hwirq().isPresent()).toList();
	}

	/** Those that come as messages. */
	List<InterruptCount> messages() {
		return rows().filter(row -> row.chip().startsWith("PCI-MSI")).toList();
	}

	/** The numbers of the harts as a tree or the table of interrupts lists them; nothing where none does. */
	OptionalInt listedHarts() {
		int tree = (int) evidence.tree(TreeFact.Hart.class).count();
		if (tree > 0)
			return OptionalInt.of(tree);
		OptionalInt run = evidence.shown(ShownFact.Run.class).mapToInt(ShownFact.Run::vcpus).filter(count -> count > 0)
				.findFirst();
		return run.isPresent() ? run : evidence.interrupts().processors();
	}

	/** The harts that somebody names. */
	Set<Integer> namedHarts() {
		Set<Integer> named = new TreeSet<>(NamedVcpus.of(traces));
		evidence.shown(ShownFact.Vcpu.class).map(ShownFact.Vcpu::vcpu).forEach(named::add);
		evidence.shown(ShownFact.Hart.class).map(ShownFact.Hart::number).forEach(named::add);
		return named;
	}
}
