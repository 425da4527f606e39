package org.irqscope.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.perf.PerfScriptWriter;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * Makes the text of perf script for a guest at work: interrupts of some lines, between them many more accesses, exits
 * and softirqs than interrupts, as real recordings have. The same lines each time.
 */
final class TraceText {
	private static final int LINES_OF_A_PIECE = 125_000, SEED = 5, VCPUS = 4, GSIS = 12;
	private static final SourceLine NOWHERE = new SourceLine("", 0);

	private final SplittableRandom random = new SplittableRandom(SEED);
	private final List<TraceEvent> events = new ArrayList<>();

	private TraceText() {
	}

	/** A file in the temporary folder with so many lines; the same piece again and again. */
	static Path write(int lines) throws IOException {
		Path file = Files.createTempFile("trace", ".txt");
		StringBuilder piece = new StringBuilder();
		PerfScriptWriter writer = new PerfScriptWriter(32, false);
		writer.write(new TraceText().piece(), piece);
		try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
			for (int line = 0; line < lines; line += LINES_OF_A_PIECE)
				out.append(piece);
		}
		return file;
	}

	private List<TraceEvent> piece() {
		while (events.size() < LINES_OF_A_PIECE)
			if (random.nextInt(100) == 0)
				interrupt(random.nextInt(GSIS), random.nextInt(VCPUS));
			else
				work(random.nextInt(VCPUS));
		return events.subList(0, LINES_OF_A_PIECE);
	}

	private void interrupt(int gsi, int vcpu) {
		int vector = 0x31 + gsi;
		add("vmm", 900, "kvm:kvm_set_irq", "gsi " + gsi + " level 1 source 0");
		add("vmm", 900, "kvm:kvm_apic_accept_irq", "apicid " + vcpu + " vec " + vector + " (Fixed|edge)");
		add("vmm", 900, "kvm:kvm_ioapic_set_irq", "pin " + gsi + " dst " + vcpu + " vec " + vector
				+ " (Fixed|physical|edge)");
		add("vmm", 900, "kvm:kvm_set_irq", "gsi " + gsi + " level 0 source 0");
		add("CPU " + vcpu + "/KVM", 901 + vcpu, "kvm:kvm_inj_virq", "IRQ 0x" + Integer.toHexString(vector));
		add("CPU " + vcpu + "/KVM", 901 + vcpu, "kvm:kvm_eoi", "apicid " + vcpu + " vector " + vector);
	}

	private void work(int vcpu) {
		String thread = "CPU " + vcpu + "/KVM";
		String rip = "0xffffffff81" + String.format(Locale.ROOT, "%06x", random.nextInt(1 << 16));
		switch (random.nextInt(4)) {
		case 0 -> add(thread, 901 + vcpu, "kvm:kvm_entry", "vcpu " + vcpu + ", rip " + rip);
		case 1 -> add(thread, 901 + vcpu, "kvm:kvm_exit", "vcpu " + vcpu + " reason EPT_MISCONFIG rip " + rip
				+ " info1 0x0000000000000000 info2 0x0000000000000000 intr_info 0x00000000 error_code 0x00000000");
		case 2 -> add(thread, 901 + vcpu, "kvm:kvm_mmio", "mmio write len 4 gpa 0xfeb0"
				+ Integer.toHexString(0x1000 + random.nextInt(64) * 4) + " val 0x" + random.nextInt(16));
		default -> add("swapper", 0, "irq:softirq_raise", "vec=" + random.nextInt(10) + " [action=SCHED]");
		}
	}

	private void add(String comm, int pid, String name, String text) {
		int colon = name.indexOf(':');
		events.add(new TraceEvent(events.size() * 1000L, pid & 3, comm, pid, "", name.substring(0, colon),
				name.substring(colon + 1), text, NOWHERE));
	}
}
