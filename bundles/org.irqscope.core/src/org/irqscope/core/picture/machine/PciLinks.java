package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.x86.LapicChip;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.msix.MsixState;
import org.irqscope.emulator.vmm.VmmFields;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;

/** The entries of MSI-X tables in the picture of a machine: a row each, and where its interrupt goes now. */
final class PciLinks {
	private static final int MOST = 6;
	private static final String ENTRY = "entry";

	private PciLinks() {
	}

	/** The rows of a function's node. */
	static List<Row> rows(VirtualMachine machine, Device device, Highlights highlights) {
		int index = machine.getDevices().indexOf(device);
		List<Row> rows = new ArrayList<>();
		for (MsixEntry entry : shown(device)) {
			MsixState state = new MsixState(machine, device, entry);
			BitState bit = state.isMasked() ? BitState.MASKED : BitState.EDGE;
			Mark mark = VmmFields.entry(entry.getIndex()).stream().map(field -> highlights.mark(field, index))
					.max(Mark::compareTo).orElse(Mark.NONE);
			rows.add(new Row.Pin(ENTRY + entry.getIndex(), entry.isPending() ? BitState.PENDING : bit,
					Texts.of("node.msix.entry", entry.getIndex()), state.says(), mark));
		}
		return rows;
	}

	private static List<MsixEntry> shown(Device device) {
		return device.getMsix().getEntries().stream().limit(MOST).toList();
	}

	/** The lines of a function: those on which nothing comes now step back. */
	static void link(VirtualMachine machine, Device device, Links links) {
		for (MsixEntry entry : shown(device)) {
			MsixState state = new MsixState(machine, device, entry);
			Link.Port from = Links.right(device.getId(), ENTRY + entry.getIndex());
			for (Eventfd eventfd : new Eventfd[] { entry.getEventfd(), entry.getInterrupt() })
				if (eventfd != null)
					links.add(from, Links.left(eventfd.getId(), ""), Link.Kind.INTERRUPT, state.signals(eventfd), "");
			state.receiver().ifPresent(vcpu -> links.add(from,
					Links.left(X86Chips.lapic(vcpu).getId(), LapicChip.bank(LapicFields.IRR)),
					state.isPosted() ? Link.Kind.HARDWARE : Link.Kind.INTERRUPT,
					state.isPosted() || !state.isMasked(), ""));
		}
	}

	/** False for an irqfd that has been taken away, and for one of an entry that signals elsewhere now. */
	static boolean isLive(VirtualMachine machine, Irqfd irqfd) {
		return !irqfd.isUnbound() && machine.getDevices().stream().filter(PciFunctions::isFunction)
				.flatMap(device -> device.getMsix().getEntries().stream()
						.filter(entry -> entry.getEventfd() != null && entry.getEventfd() == irqfd.getEventfd())
						.map(entry -> new MsixState(machine, device, entry)))
				.allMatch(MsixState::reachesIrqfd);
	}
}
