package org.irqscope.emulator.vmm;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.schedule.Timer;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;

/**
 * QEMU's educational device: it computes factorials and copies by DMA, and tells with its pin or with a message. Used
 * by the thread that runs the emulator.
 */
public final class EduPci extends PinDevice {
	/** Its registers, from the address of its first ones on. */
	public static final int LIVENESS = 4, FACTORIAL = 8, STATUS = 0x20, IRQ_STATUS = 0x24, RAISE = 0x60, ACK = 0x64,
			DMA_COMMAND = 0x98;
	/** The bits of the interrupt's status that the device sets by itself. */
	public static final int FACTORIAL_DONE = 1, DMA_DONE = 0x100;
	private static final int ID = 0x010000ed, COMPUTING = 1, WANTS_IRQ = 0x80, DMA_RUN = 1, DMA_IRQ = 4,
			BAR_SIZE = 0x100000, LONG_REGISTERS = 0x80, DMA_SOURCE = 0x80, DMA_TARGET = 0x88, DMA_COUNT = 0x90,
			WORD = 4;
	private static final long DMA_TIME = 100_000_000L, LOW = 0xffffffffL;

	private final Kvm kvm;
	private final IntField liveness, factorial, status, irqStatus;
	private final LongField dmaSource, dmaTarget, dmaCount, dmaCommand;
	private final Task computing;
	private final Timer dmaTimer;

	EduPci(Kvm kvm, int index, Pin at) {
		super(kvm, PciSort.EDU, index, at);
		this.kvm = kvm;
		liveness = struct.hex32(VmmFields.EDU_LIVENESS);
		factorial = struct.hex32(VmmFields.EDU_FACTORIAL);
		status = struct.hex32(VmmFields.EDU_STATUS);
		irqStatus = struct.hex32(VmmFields.EDU_IRQ_STATUS);
		dmaSource = struct.hex64(VmmFields.EDU_DMA_SOURCE);
		dmaTarget = struct.hex64(VmmFields.EDU_DMA_TARGET);
		dmaCount = struct.hex64(VmmFields.EDU_DMA_COUNT);
		dmaCommand = struct.hex64(VmmFields.EDU_DMA_COMMAND);
		computing = kvm.scheduler().task(struct, "fact", Context.device(index), VmmSite.EDU_FACT_THREAD,
				this::computed);
		dmaTimer = kvm.scheduler().timer(struct, "dma_timer", this::copied);
	}

	/** What a document says of it. */
	public void restore(int newStatus, int newIrqStatus) {
		status.set(newStatus & WANTS_IRQ);
		irqStatus.set(newIrqStatus);
	}

	public int status() {
		return status.get();
	}

	public int irqStatus() {
		return irqStatus.get();
	}

	@Override
	public boolean holds(IoBus.Kind bus, long address) {
		return bus == IoBus.Kind.KVM_MMIO_BUS && bar() <= address && address < bar() + BAR_SIZE;
	}

	@Override
	public void write(long address, int length, long value) {
		int register = (int) (address - bar());
		journal.enter(VmmSite.EDU_MMIO_WRITE, index(), register, value);
		if (fits(register, length))
			write(register, value);
		journal.leave();
	}

	/** Only the registers of the DMA take eight bytes at once. */
	private static boolean fits(int register, int length) {
		return length == WORD || length == Long.BYTES && register >= LONG_REGISTERS;
	}

	private void write(int register, long value) {
		switch (register) {
		case LIVENESS -> liveness.set(~(int) value);
		case FACTORIAL -> compute((int) value);
		case STATUS -> status.set(status.get() & COMPUTING | (int) value & WANTS_IRQ);
		case RAISE -> raiseIrq((int) value);
		case ACK -> lowerIrq((int) value);
		case DMA_SOURCE -> setDma(dmaSource, value);
		case DMA_TARGET -> setDma(dmaTarget, value);
		case DMA_COUNT -> setDma(dmaCount, value);
		case DMA_COMMAND -> copy(value);
		default -> {
			// Nothing is written there.
		}
		}
	}

	private void compute(int number) {
		if (status.has(COMPUTING))
			return;
		factorial.set(number);
		status.or(COMPUTING);
		computing.queue();
	}

	/** {@code edu_fact_thread}, a thread of its own. */
	private void computed() {
		int product = 1;
		for (int at = factorial.get(); Integer.compareUnsigned(at, 0) > 0 && product != 0; at--)
			product *= at;
		factorial.set(product);
		status.clear(COMPUTING);
		if (status.has(WANTS_IRQ))
			raiseIrq(FACTORIAL_DONE);
	}

	/** What is set while a copy runs is ignored. */
	private void setDma(LongField field, long value) {
		if ((dmaCommand.get() & DMA_RUN) == 0)
			field.set(value);
	}

	private void copy(long command) {
		if ((command & DMA_RUN) == 0 || (dmaCommand.get() & DMA_RUN) != 0)
			return;
		dmaCommand.set(command);
		dmaTimer.start(kvm.scheduler().now() + DMA_TIME);
	}

	/** {@code edu_dma_timer} */
	private void copied() {
		journal.runIn(Context.VMM, () -> {
			journal.enter(VmmSite.EDU_DMA_TIMER, index(), dmaCommand.get(), 0);
			dmaCommand.set(dmaCommand.get() & ~DMA_RUN);
			if ((dmaCommand.get() & DMA_IRQ) != 0)
				raiseIrq(DMA_DONE);
			journal.leave();
		});
	}

	private void raiseIrq(int bits) {
		journal.enter(VmmSite.EDU_RAISE_IRQ, index(), bits, irqStatus.get() | bits);
		irqStatus.or(bits);
		if (irqStatus.isSet() && msi().enabled())
			notifyMsi();
		else if (irqStatus.isSet())
			setPin(true);
		journal.leave();
	}

	private void notifyMsi() {
		journal.enter(VmmSite.MSI_NOTIFY, index(), 0, 0);
		send(VmmSite.MSI_SEND_MESSAGE, 0, msi().address(), msi().data());
		journal.leave();
	}

	private void lowerIrq(int bits) {
		journal.enter(VmmSite.EDU_LOWER_IRQ, index(), bits, irqStatus.get() & ~bits);
		irqStatus.clear(bits);
		if (irqStatus.isSet())
			journal.why(VmmWhy.EDU_STILL_WANTS, irqStatus.get());
		else if (msi().enabled())
			journal.why(VmmWhy.MSI_HAS_NO_END);
		else
			setPin(false);
		journal.leave();
	}

	@Override
	public long read(long address, int length) {
		int register = (int) (address - bar());
		journal.enter(VmmSite.EDU_MMIO_READ, index(), register, length);
		long value = fits(register, length) ? read(register) : -1L;
		journal.leave();
		return value;
	}

	private long read(int register) {
		return switch (register) {
		case 0 -> ID;
		case LIVENESS -> liveness.get() & LOW;
		case FACTORIAL -> factorial.get() & LOW;
		case STATUS -> status.get();
		case IRQ_STATUS -> irqStatus.get() & LOW;
		case DMA_SOURCE -> dmaSource.get();
		case DMA_TARGET -> dmaTarget.get();
		case DMA_COUNT -> dmaCount.get();
		case DMA_COMMAND -> dmaCommand.get();
		default -> -1L;
		};
	}

	/** As if the guest had written the bit that makes the device interrupt. */
	@Override
	public void raise(int event) {
		inDevice(() -> raiseIrq(1 << event));
	}

	@Override
	public int events() {
		return Integer.SIZE;
	}

	@Override
	public boolean asserts() {
		return irqStatus.isSet();
	}
}
