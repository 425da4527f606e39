package org.irqscope.core.picture.part.pci;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.vmm.VmmFields;
import org.irqscope.model.Device;
import org.irqscope.model.EduDevice;
import org.irqscope.model.MsiCapability;
import org.irqscope.model.MsixTable;
import org.irqscope.model.NvmeDevice;
import org.irqscope.model.PciFunction;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;

/** The configuration space of one function, a register a line, as far as interrupts need it. For one thread. */
final class ConfigRows {
	/** The ids of rows that lines begin at. */
	static final String STATUS = "status", MSI = "msi";
	private static final int DECODES = 3, BUS_MASTER = 4, INTX_DISABLE = 0x400, CAPABILITIES = 0x10, INTX = 8,
			MSIX_ENABLE = 0x8000, FUNCTION_MASK = 0x4000, MSI_64 = 0x80;
	private static final String ROOM = "0x00000000fee00000", MEANING = "bus master, INTx disabled";

	private final Device device;
	private final PciFunction function;
	private final Highlights highlights;
	private final int index;
	private final PageTable table = new PageTable(List.of(column("offset", "0x00"),
			column("register", "message control"), column("value", ROOM), column("meaning", MEANING)));

	ConfigRows(VirtualMachine machine, Device device, Highlights highlights) {
		this.device = device;
		this.function = device.getPci();
		this.highlights = highlights;
		this.index = machine.getDevices().indexOf(device);
	}

	private static PageTable.Column column(String key, String room) {
		return new PageTable.Column(Texts.of("pci." + key + ".title"), room, Texts.of("pci." + key + ".tip"));
	}

	List<Row> rows() {
		line("ids", 0, "pci.ids", ids(), "");
		line("command", 4, "pci.command", hex(command(), 4), commandWords(), VmmFields.COMMAND);
		boolean pin = PciFunctions.hasPin(device);
		line(STATUS, 6, "pci.status", hex(CAPABILITIES | (function.isPin() ? INTX : 0), 4),
				pin ? Texts.of(function.isPin() ? "pci.pin.up" : "pci.pin.low") : "", VmmFields.IRQ_STATE);
		line("bar0", 0x10, "pci.bar", hex(pin ? function.getBarAddress() : function.getTableAddress(), 8),
				Texts.of(pin ? "pci.bar.registers" : "pci.bar.table"));
		if (pin)
			line("interrupt", 0x3c, "pci.interrupt", "INTA",
					device.getGsi() < 0 ? "" : Texts.of("pci.leads", device.getGsi()));
		if (device.getMsix() != null)
			msix(device.getMsix());
		if (function.getMsi() != null)
			msi(function.getMsi());
		return table.rows();
	}

	private String ids() {
		if (device instanceof EduDevice)
			return "1234:11e8";
		if (device instanceof NvmeDevice)
			return "1b36:0010";
		if (device instanceof VirtioDevice virtio)
			return "net".equals(virtio.getKind()) ? "1af4:1041" : "1af4:1042";
		return Texts.of("pci.host.ids");
	}

	private int command() {
		return DECODES | (function.isBusMaster() ? BUS_MASTER : 0) | (function.isIntxDisabled() ? INTX_DISABLE : 0);
	}

	private String commandWords() {
		List<String> words = new ArrayList<>();
		words.add(Texts.of(function.isBusMaster() ? "pci.master" : "pci.no.master"));
		if (function.isIntxDisabled())
			words.add(Texts.of("pci.disabled"));
		return String.join(", ", words);
	}

	private void msix(MsixTable msix) {
		int control = (msix.isEnabled() ? MSIX_ENABLE : 0) | (msix.isFunctionMask() ? FUNCTION_MASK : 0)
				| Math.max(0, msix.getEntries().size() - 1);
		line("msix", 0x42, "pci.msix.control", hex(control, 4),
				Texts.of(msix.isEnabled() ? msix.isFunctionMask() ? "pci.masked" : "pci.enabled" : "pci.off"),
				VmmFields.MSIX_CONTROL);
		line("table", 0x44, "pci.msix.table", "BIR 0 + 0x0", Texts.of("pci.entries", msix.getEntries().size()));
		line("pba", 0x48, "pci.msix.pba", "BIR 0 + 0x800", "");
	}

	private void msi(MsiCapability msi) {
		line(MSI, 0x42, "pci.msi.control", hex(MSI_64 | (msi.isEnabled() ? 1 : 0), 4),
				Texts.of(msi.isEnabled() ? "pci.enabled" : "pci.off"), VmmFields.MSI_FLAGS);
		line("address", 0x44, "pci.msi.address", hex(msi.getAddress(), 16), "", VmmFields.MSI_ADDRESS);
		line("data", 0x4c, "pci.msi.data", hex(msi.getData(), 4),
				msi.isEnabled() ? Texts.of("pci.vector", msi.getData() & 0xff) : "", VmmFields.MSI_DATA);
	}

	private static String hex(long value, int digits) {
		return String.format(Locale.ROOT, "0x%0" + digits + "x", value);
	}

	/** A register that nobody writes, or one with the field that has it. */
	private void line(String id, int offset, String key, String value, String meaning, FieldName... fields) {
		Mark mark = fields.length == 0 ? Mark.NONE : highlights.mark(fields[0], index);
		table.line(id, mark, List.of(Entry.quiet(hex(offset, 2)), Entry.word(Texts.of(key)),
				Entry.value(value).changed(mark == Mark.CHANGED), Entry.quiet(meaning)));
	}
}
