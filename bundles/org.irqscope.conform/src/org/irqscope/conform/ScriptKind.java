package org.irqscope.conform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.irqscope.conform.riscv.RiscvScenario;
import org.irqscope.conform.riscv.RiscvSubject;
import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.emulator.script.Language;

/** What a random script is about: the part of the machine that most of its operations reach. */
public enum ScriptKind {
	/** The i8259 pair: its lines, its ports, and ExtINT to a vCPU. */
	PIC(PicScenario::new),
	/** The IOAPIC: lines in every trigger mode, redirection entries, EOIs. */
	IOAPIC(IoapicScenario::new),
	/** Local APICs in xAPIC mode: messages, interprocessor interrupts, priorities, local vectors. */
	LAPIC(LapicScenario::new),
	/** Routing tables, valid and not, and the lines and eventfds they carry. */
	ROUTING(RoutingScenario::new),
	/** Eventfds bound to GSIs, with and without resampling. */
	IRQFD(IrqfdScenario::new),
	/** Local APICs driven by MSRs, and the ways into and out of x2APIC mode. */
	X2APIC(X2apicScenario::new),
	/** Split irqchip: no PIC and no IOAPIC in the kernel. */
	SPLIT(SplitScenario::new),
	/** The i8254: its ports, but for what depends on time. */
	PIT(PitScenario::new),
	/** Everything at once, on one machine. */
	MIXED(MixedScenario::new),
	/** Guests that take interrupts from local APICs, on kernels that run guests on their processor. */
	GUEST(GuestScenario::new),
	/** Harts: the APLIC, its sources by lines and by registers. */
	APLIC(RiscvSubject.APLIC),
	/** Harts: interrupt files, from messages to claims. */
	IMSIC(RiscvSubject.IMSIC),
	/** Harts: what is posted for them, by user space, calls and timers. */
	HART(RiscvSubject.HART),
	/** Harts: loads and stores of all sorts. */
	MMIO(RiscvSubject.MMIO),
	/** Harts: the interrupt device as it is set up. */
	AIA(RiscvSubject.AIA),
	/** Harts: eventfds, and the table of what they lead to. */
	WIRES(RiscvSubject.WIRES),
	/** Harts: slots of memory, ioeventfds and the ring of coalesced writes. */
	BUS(RiscvSubject.BUS),
	/** Harts: everything at once. */
	MACHINE(RiscvSubject.MACHINE);

	private final Language language;
	private final Function<ScriptWriter, Scenario> scenario;

	ScriptKind(Function<ScriptWriter, Scenario> scenario) {
		this.language = Language.X86;
		this.scenario = scenario;
	}

	ScriptKind(RiscvSubject subject) {
		this.language = Language.RISCV;
		this.scenario = writer -> new RiscvScenario(writer, subject);
	}

	/** Whose machines the scripts drive. */
	public Language language() {
		return language;
	}

	/** True for kinds that every kernel answers alike, also one that emulates what its guests execute. */
	boolean isForAnyKernel() {
		return language == Language.X86 && this != GUEST;
	}

	/** The word that stands for the kind on a command line. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The kind with a word; nothing when there is none. */
	public static Optional<ScriptKind> named(String word) {
		return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
	}

	Scenario scenario(ScriptWriter writer) {
		return scenario.apply(writer);
	}
}
