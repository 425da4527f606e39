package org.irqscope.core.picture.part.eventfd;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.host.GaIrte;
import org.irqscope.emulator.host.PciAddress;
import org.irqscope.emulator.host.VtdIrte;
import org.irqscope.model.DestinationMode;
import org.irqscope.model.Irte;
import org.irqscope.model.Vendor;
import org.irqscope.scene.Row;
import org.irqscope.text.CNumber;

/** The fields of an entry of the IOMMU, under the names that its manual has for them. Keeps no state. */
final class IrteRows {
	private IrteRows() {
	}

	static List<Row> of(Irte irte, Vendor vendor) {
		List<Row> rows = new ArrayList<>();
		if (vendor == Vendor.VMX)
			vtd(irte, rows);
		else
			amd(irte, rows);
		return rows;
	}

	private static void vtd(Irte irte, List<Row> rows) {
		VtdIrte entry = irte.isPosted() ? VtdIrte.posted(irte.getVector(), 0, irte.getSid())
				: VtdIrte.remapped(irte.getVector(), irte.getDestination(),
						irte.getDestMode() == DestinationMode.LOGICAL, irte.getSid());
		field(rows, "P", irte.isPresent() ? "1" : "0");
		field(rows, "PST", entry.isPosted() ? "1" : "0");
		field(rows, "V", CNumber.hex(entry.vector()));
		if (entry.isPosted()) {
			field(rows, "URG", irte.isUrgent() ? "1" : "0");
			field(rows, "PDA", descriptor(irte));
		} else {
			field(rows, "DST", CNumber.hex(entry.destination()));
			field(rows, "DM", entry.isLogical() ? "1" : "0");
			field(rows, "RH", irte.isRedirHint() ? "1" : "0");
		}
		field(rows, "SID", PciAddress.ofRequester(entry.requester()).toString());
	}

	private static void amd(Irte irte, List<Row> rows) {
		GaIrte entry = irte.isPosted()
				? GaIrte.guest(irte.getVector(), 0, 0, irte.getVcpu() != null && irte.getVcpu().isInGuest(), 0)
				: GaIrte.remapped(irte.getVector(), irte.getDestination(), 0);
		field(rows, "valid", irte.isPresent() ? "1" : "0");
		field(rows, "guest_mode", entry.isGuest() ? "1" : "0");
		field(rows, "vector", CNumber.hex(entry.vector()));
		if (entry.isGuest()) {
			field(rows, "is_run", entry.isRunning() ? "1" : "0");
			field(rows, "ga_log_intr", entry.isLogged() ? "1" : "0");
			field(rows, "ga_root_ptr", descriptor(irte));
		} else
			field(rows, "dest", CNumber.hex(entry.destination()));
	}

	private static String descriptor(Irte irte) {
		return irte.getVcpu() == null ? "\u2013" : Texts.of("irte.of", irte.getVcpu().getVcpuId());
	}

	private static void field(List<Row> rows, String name, String value) {
		rows.add(new Row.Field("irte." + name, name, value));
	}
}
