package org.irqscope.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.emulator.host.HostSite;
import org.irqscope.emulator.host.HostWhy;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.journal.Vocabulary;
import org.irqscope.emulator.riscv.RiscvVocabulary;
import org.irqscope.emulator.vmm.VmmSite;
import org.irqscope.emulator.vmm.VmmWhy;
import org.irqscope.emulator.vmm.serial.UartSite;
import org.irqscope.emulator.vmm.serial.UartWhy;
import org.irqscope.emulator.vmm.virtio.VirtioSite;
import org.irqscope.emulator.vmm.virtio.VirtioWhy;
import org.irqscope.emulator.x86.X86Vocabulary;

/** The architectures whose machines are emulated: the one place where they are registered. For any thread. */
public enum Architecture {
	X86(X86Vocabulary.ALL.with(HostSite.values(), HostWhy.values()).with(VmmSite.values(), VmmWhy.values())
			.with(UartSite.values(), UartWhy.values()).with(VirtioSite.values(), VirtioWhy.values())),
	RISCV(RiscvVocabulary.ALL.with(VmmSite.values(), VmmWhy.values()).with(VirtioSite.values(), VirtioWhy.values()));

	private static final Map<String, Tracepoint> TRACEPOINTS = new LinkedHashMap<>();
	static {
		for (Architecture one : values())
			one.vocabulary.tracepoints().forEach(tracepoint -> TRACEPOINTS.put(tracepoint.kernelName(), tracepoint));
	}

	private final Vocabulary vocabulary;

	Architecture(Vocabulary vocabulary) {
		this.vocabulary = vocabulary;
	}

	/** What a machine of the architecture can note. */
	public Vocabulary vocabulary() {
		return vocabulary;
	}

	/** The functions and steps of the machines of all architectures; those that they share are there once. */
	public static List<Site> sites() {
		return Stream.of(values()).flatMap(one -> one.vocabulary.sites().stream()).distinct().toList();
	}

	/** The tracepoints of all architectures; those that they share are there once. */
	public static List<Tracepoint> tracepoints() {
		return List.copyOf(TRACEPOINTS.values());
	}

	/** The tracepoint with the kernel's name, when this is one of them. */
	public static Optional<Tracepoint> tracepoint(String kernelName) {
		return Optional.ofNullable(TRACEPOINTS.get(kernelName));
	}
}
