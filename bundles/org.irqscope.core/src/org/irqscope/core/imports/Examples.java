package org.irqscope.core.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * The machines that come with the product, as what drgn, bpftrace, perf and the guest printed about them: one guest
 * that was started with {@code noapic}, and the same guest without. Keeps no state, for any thread.
 */
public enum Examples {
	/** Interrupts come in at the PIC: vector 52. */
	NOAPIC("noapic", "drgn-io-buses.txt", "bpftrace-io-bus-register.txt", "drgn-irq-routing.txt", "drgn-pic-state.txt",
			"perf-script-noapic.txt", "proc-interrupts-noapic.txt"),
	/** Interrupts come in at the IOAPIC: vector 33. */
	APIC("apic", "drgn-io-buses.txt", "bpftrace-io-bus-register.txt", "drgn-irq-routing.txt",
			"drgn-ioapic-redirtbl.txt", "perf-script-apic.txt", "proc-interrupts-apic.txt",
			"bpftrace-apic-accept-irq-stacks.txt");

	/** The names of the machines that were made by hand, with stories on what their guests write into MSI-X tables. */
	public static final List<String> BY_HAND = List.of("rewrite-vfio", "rewrite-virtio", "rewrite-nvme", "move-vfio");
	private static final String FOLDER = "/examples/";

	private final String machine;
	private final List<String> files;

	Examples(String machine, String... files) {
		this.machine = machine;
		this.files = List.of(files);
	}

	/** The machine's name. */
	public String machine() {
		return machine;
	}

	/** The names of the texts, in the order in which they are imported. */
	public List<String> files() {
		return files;
	}

	/**
	 * Opens one of the texts.
	 *
	 * @throws IOException when it is not there
	 */
	public InputStream open(String file) throws IOException {
		return resource(machine + "/" + file);
	}

	/**
	 * Opens the document of a machine that was made by hand.
	 *
	 * @throws IOException when it is not there
	 */
	public static InputStream machine(String name) throws IOException {
		return resource("msix/" + name + ".irqscope");
	}

	private static InputStream resource(String name) throws IOException {
		InputStream found = Examples.class.getResourceAsStream(FOLDER + name);
		if (found == null)
			throw new NoSuchFileException(FOLDER + name);
		return found;
	}
}
