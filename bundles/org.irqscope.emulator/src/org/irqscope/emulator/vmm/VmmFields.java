package org.irqscope.emulator.vmm;

import java.util.List;
import java.util.stream.Stream;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.MachinePlace;

/** The fields of PCI functions and of the VMM that has them. Names for any thread. */
public final class VmmFields {
	public static final FieldName MSIX_TABLE = new FieldName(MachinePlace.DEVICE, "msix_table");
	public static final FieldName MSIX_CONTROL = new FieldName(MachinePlace.DEVICE, "msix_control");
	public static final FieldName COMMAND = new FieldName(MachinePlace.DEVICE, "pci_command");
	public static final FieldName VECTORS = new FieldName(MachinePlace.DEVICE, "vectors");
	public static final FieldName IRQ_STATE = new FieldName(MachinePlace.DEVICE, "irq_state");
	public static final FieldName MSI_FLAGS = new FieldName(MachinePlace.DEVICE, "msi_flags");
	public static final FieldName MSI_ADDRESS = new FieldName(MachinePlace.DEVICE, "msi_address");
	public static final FieldName MSI_DATA = new FieldName(MachinePlace.DEVICE, "msi_data");
	public static final FieldName EDU_LIVENESS = new FieldName(MachinePlace.DEVICE, "addr4");
	public static final FieldName EDU_FACTORIAL = new FieldName(MachinePlace.DEVICE, "fact");
	public static final FieldName EDU_STATUS = new FieldName(MachinePlace.DEVICE, "edu_status");
	public static final FieldName EDU_IRQ_STATUS = new FieldName(MachinePlace.DEVICE, "irq_status");
	public static final FieldName EDU_DMA_SOURCE = new FieldName(MachinePlace.DEVICE, "dma.src");
	public static final FieldName EDU_DMA_TARGET = new FieldName(MachinePlace.DEVICE, "dma.dst");
	public static final FieldName EDU_DMA_COUNT = new FieldName(MachinePlace.DEVICE, "dma.cnt");
	public static final FieldName EDU_DMA_COMMAND = new FieldName(MachinePlace.DEVICE, "dma.cmd");
	/** Of a function that VFIO passes through with its pin: the VMM has not heard of the guest's EOI. */
	public static final FieldName INTX_PENDING = new FieldName(MachinePlace.DEVICE, "intx.pending");
	/** Likewise: the guest reaches its registers without an exit. */
	public static final FieldName INTX_MMAP = new FieldName(MachinePlace.DEVICE, "mmaps_enabled");
	public static final FieldName IRQ_COUNT = new FieldName(MachinePlace.VMM, "irq_count");
	public static final FieldName IRQ_ROUTES = new FieldName(MachinePlace.VMM, "irq_routes");
	public static final FieldName CONFIG_ADDRESS = new FieldName(MachinePlace.VMM, "config_reg");

	/** Members of an entry of the table. */
	static final String ADDRESS = "address", DATA = "data", CONTROL = "vector_control", PENDING = "pba";
	/** Members of what the VMM keeps of a vector. */
	static final String VIRQ = "virq", CALL_MASKED = "call_masked";

	private VmmFields() {
	}

	/** The fields of an entry of a table: address, data, vector control and the pending bit. */
	public static List<FieldName> entry(int number) {
		return Stream.of(ADDRESS, DATA, CONTROL, PENDING).map(MSIX_TABLE.at(number)::member).toList();
	}

	/** The vector control of an entry. */
	public static FieldName control(int number) {
		return MSIX_TABLE.at(number).member(CONTROL);
	}

	/** The pending bit of an entry. */
	public static FieldName pending(int number) {
		return MSIX_TABLE.at(number).member(PENDING);
	}

	/** The address and the data of an entry. */
	public static List<FieldName> message(int number) {
		return Stream.of(ADDRESS, DATA).map(MSIX_TABLE.at(number)::member).toList();
	}
}
