package org.irqscope.core.act;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.user.VmIoctls;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.x86.PciOps;
import org.irqscope.emulator.vmm.PciBus;
import org.irqscope.emulator.x86.X86Kvm;

/**
 * Does the operations of op scripts to a machine that walks: what the kernel hands to other contexts waits there and
 * does not run. Used by the thread that runs the machine.
 */
public final class Operations {
	private final Kvm kvm;
	private final VmIoctls ioctls;
	private final GuestInstructions guests;
	private final PciOps pci;

	private Operations(Kvm kvm, GuestInstructions guests, PciOps pci) {
		this.kvm = kvm;
		this.ioctls = new VmIoctls(kvm);
		this.guests = guests;
		this.pci = pci;
	}

	/**
	 * Those of a machine, with what its architecture has.
	 *
	 * @param bus the PCI functions of the machine
	 */
	public static Operations of(Kvm kvm, PciBus bus) {
		PciOps pci = new PciOps(bus);
		return new Operations(kvm, kvm instanceof X86Kvm pc ? new GuestOperations(pc, pci)
				: new HartOperations((RiscvKvm) kvm, pci), pci);
	}

	/** True when the machine has what the operation names. */
	public boolean knows(Op op) {
		return switch (op.code()) {
		case VM, PCI, PCI_PIN, UART, VIRTQUEUE, VIRTIO_MMIO -> false;
		case IRQFD_DEL, IRQFD_AGAIN, SIGNAL, RESAMPLE -> op.argument(0) < kvm.eventfds().size();
		case OUT, WRITE32, WRMSR -> op.argument(2) < kvm.vcpus().size();
		case IN, READ32, RDMSR -> op.argument(1) < kvm.vcpus().size();
		case TAKE, ACK -> op.argument(0) < kvm.vcpus().size();
		case MSIX_RAISE, DEVICE_EVENT, VQ_ARRIVE, CONFIG_CHANGE -> pci.knows(op);
		case LOAD, STORE, CSR, SBI, WFI, INTERRUPT -> kvm instanceof RiscvKvm
				&& op.vcpu().orElseThrow() < kvm.vcpus().size();
		case MEMORY, AIA_SET -> kvm instanceof RiscvKvm;
		default -> !op.code().ofGuestsPci() || pci.knows(op)
				&& op.vcpu().orElseThrow() < kvm.vcpus().size();
		};
	}

	/**
	 * Does an operation.
	 *
	 * @param before what came before it, the first first: a routing table is collected until it is set
	 * @return its number: what was read, or what the kernel answered, a negative error number where it refuses
	 */
	public long run(Op op, List<Op> before) {
		return switch (op.code()) {
		case LINE -> ioctls.irqLineStatus(op.intArgument(0), op.intArgument(1));
		case MSI -> ioctls.signalMsi(op.argument(0), op.intArgument(1));
		case ROUTE_CLEAR, ROUTE_CHIP, ROUTE_MSI -> 0;
		case ROUTE_COMMIT -> ioctls.setGsiRouting(CollectedRoutes.of(before, kvm.routing().table()));
		case IRQFD -> assign(op.intArgument(0), op.argument(1) != 0);
		case IRQFD_DEL -> kvm.irqfds().irqfd(eventfd(op), op.intArgument(1), Irqfds.DEASSIGN, Optional.empty());
		case IRQFD_AGAIN -> kvm.irqfds().irqfd(eventfd(op), op.intArgument(1), 0, Optional.empty());
		case SIGNAL -> signal(eventfd(op));
		case RESAMPLE -> resampled(eventfd(op));
		case MSIX_RAISE, DEVICE_EVENT, VQ_ARRIVE, CONFIG_CHANGE -> pci.happens(op);
		default -> guests.run(op);
		};
	}

	private Eventfd eventfd(Op op) {
		return kvm.eventfds().get(op.intArgument(0));
	}

	/** The eventfd's number, or why the kernel refuses it. */
	private int assign(int gsi, boolean resample) {
		Eventfd eventfd = kvm.createEventfd();
		Optional<Eventfd> resamplefd = resample ? Optional.of(kvm.createEventfd()) : Optional.empty();
		int result = kvm.irqfds().irqfd(eventfd, gsi, resample ? Irqfds.RESAMPLE : 0, resamplefd);
		return result < 0 ? result : eventfd.number();
	}

	private static long signal(Eventfd eventfd) {
		eventfd.eventfdSignal();
		return 0;
	}

	/** The count of the resamplefd of the irqfd that waits on an eventfd. */
	private long resampled(Eventfd eventfd) {
		return kvm.irqfds().items().stream().filter(irqfd -> irqfd.eventfd() == eventfd)
				.flatMap(irqfd -> irqfd.resamplefd().stream()).findFirst().map(Eventfd::read).orElse(0L);
	}
}
