package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.core.Texts;
import org.irqscope.core.picture.Highlights;
import org.irqscope.emulator.host.HostFields;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.vmm.VmmFields;
import org.irqscope.emulator.vmm.serial.UartFields;
import org.irqscope.model.Device;
import org.irqscope.model.EduDevice;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Uart;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VfioIntx;
import org.irqscope.scene.Row;

/** The registers of a device in its node: what is a reason to interrupt, and what keeps it from the guest. */
final class RegisterRows {
	private final int index;
	private final Highlights highlights;

	RegisterRows(int index, Highlights highlights) {
		this.index = index;
		this.highlights = highlights;
	}

	/** The rows of a device: the line or eventfd first. */
	List<Row> behind(Row signal, Device device) {
		List<Row> rows = new ArrayList<>(List.of(signal));
		if (device instanceof SerialDevice serial && serial.getUart() != null)
			uart(serial.getUart(), rows);
		else if (PciFunctions.hasPin(device)) {
			rows.add(flag(VmmFields.IRQ_STATE, device.getPci().isPin()));
			rows.add(flag(VmmFields.COMMAND, "node.intx.disable", device.getPci().isIntxDisabled()));
			if (device instanceof EduDevice edu)
				rows.add(hex(VmmFields.EDU_IRQ_STATUS, edu.getIrqStatus()));
			if (device instanceof VfioDevice vfio)
				intx(vfio.getIntx(), rows);
		}
		return rows;
	}

	private void uart(Uart uart, List<Row> rows) {
		rows.add(hex(UartFields.IER, uart.getIer()));
		rows.add(hex(UartFields.IIR, uart.getIir()));
		rows.add(hex(UartFields.LSR, uart.getLsr()));
		rows.add(field(UartFields.RECEIVED, UartFields.RECEIVED.name(), Integer.toString(uart.getReceived().size())));
	}

	private void intx(VfioIntx intx, List<Row> rows) {
		rows.add(flag(HostFields.ASSERTED, intx.isAsserted()));
		rows.add(flag(HostFields.MASKED, intx.isMasked()));
		if (!intx.isSlow())
			return;
		rows.add(flag(VmmFields.INTX_PENDING, intx.isPending()));
		rows.add(flag(VmmFields.INTX_MMAP, intx.isMapped()));
	}

	private Row hex(FieldName field, int value) {
		return field(field, field.name(), String.format(Locale.ROOT, "0x%02x", value));
	}

	private Row flag(FieldName field, boolean value) {
		return field(field, field.name(), value ? "1" : "0");
	}

	private Row flag(FieldName field, String key, boolean value) {
		return field(field, Texts.of(key), value ? "1" : "0");
	}

	private Row field(FieldName field, String name, String value) {
		return new Row.Field(field.name(), name, value, highlights.mark(field, index),
				highlights.previous(field, index), "0xff");
	}
}
