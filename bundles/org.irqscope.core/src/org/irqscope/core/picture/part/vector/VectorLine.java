package org.irqscope.core.picture.part.vector;

import java.util.stream.Collectors;

import org.irqscope.core.picture.EntryText;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.way.InterruptWay;
import org.irqscope.scene.BitState;

/**
 * A line of the vector map. For the thread that owns the document.
 *
 * @param id the name of its row
 * @param device who interrupts; a dash where nobody is known
 * @param by what takes the interrupt to the kernel: an irqfd, a line, a message, or the chip itself
 * @param way where it ends
 */
record VectorLine(String id, String device, String by, InterruptWay way) {
	/** What the route leads to. */
	String route() {
		return way.entry().map(EntryText::of).orElse("\u2013");
	}

	/** The numbers of the vCPUs, as a range where they are many. */
	String vcpus() {
		int all = way.vcpus().size();
		if (all == 0)
			return "\u2013";
		int first = way.vcpus().get(0).getVcpuId();
		return all > 3 ? first + "\u2013" + way.vcpus().get(all - 1).getVcpuId()
				: way.vcpus().stream().map(vcpu -> Integer.toString(vcpu.getVcpuId()))
						.collect(Collectors.joining(", "));
	}

	/**
	 * All that a filter can find, which is what the line says.
	 *
	 * @param sampled false where nobody knows what the chips hold
	 */
	String words(boolean sampled) {
		InterruptWay known = sampled ? way : way.unsampled();
		return String.join(" ", device, by, "gsi:" + way.gsi(), route(),
				known.vector().isPresent() ? "vector:" + known.vector().getAsInt() : "",
				known.vcpus().stream().map(vcpu -> "vcpu:" + vcpu.getVcpuId()).collect(Collectors.joining(" ")),
				sampled ? state() : Entry.word(BitState.UNKNOWN));
	}

	private String state() {
		return way.obstruction().map(found -> found.where() + " " + found.obstacle().word() + " blocked")
				.orElse("open");
	}
}
