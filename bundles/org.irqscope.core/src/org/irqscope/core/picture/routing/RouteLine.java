package org.irqscope.core.picture.routing;

import java.util.Locale;
import java.util.stream.Collectors;

import org.irqscope.core.picture.EntryText;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.way.Obstruction;
import org.irqscope.core.way.InterruptWay;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RoutingEntry;
import org.irqscope.scene.BitState;

/**
 * One entry of the table. For the thread that owns the document.
 *
 * @param at which of the GSI's entries it is, from 0
 * @param driver who drives the GSI, by name; empty where nobody does
 * @param way where the entry leads
 */
record RouteLine(int gsi, int at, RoutingEntry entry, String driver, InterruptWay way) {
	/** The name of its row. */
	String row() {
		return Places.entry(gsi, at);
	}

	/**
	 * All that a filter can find, which is what the row says.
	 *
	 * @param sampled false where nobody knows what the chips hold
	 */
	String words(boolean sampled) {
		InterruptWay known = sampled ? way : way.unsampled();
		return String.join(" ", "gsi:" + gsi, driver, EntryText.type(entry), EntryText.of(entry),
				known.vector().isPresent() ? "vector:" + known.vector().getAsInt() : "",
				known.vcpus().stream().map(vcpu -> "vcpu:" + vcpu.getVcpuId()).collect(Collectors.joining(" ")),
				entry instanceof MsiRoute msi ? Long.toHexString(msi.getAddress()) : "",
				sampled ? state() : Entry.word(BitState.UNKNOWN)).toLowerCase(Locale.ROOT);
	}

	private String state() {
		return way.obstruction().map(Obstruction::obstacle).map(one -> one.word() + " blocked").orElse("open");
	}
}
