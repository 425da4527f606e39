package org.irqscope.emulator.host;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.MachinePlace;

/** The fields of what the host's kernel keeps of a device that VFIO passes through. Names for any thread. */
public final class HostFields {
	public static final FieldName ASSERTED = new FieldName(MachinePlace.DEVICE, "intx_asserted");
	/** Of {@code struct vfio_pci_irq_ctx}: the interrupt waits for an unmask. */
	public static final FieldName MASKED = new FieldName(MachinePlace.DEVICE, "ctx_masked");

	private HostFields() {
	}
}
