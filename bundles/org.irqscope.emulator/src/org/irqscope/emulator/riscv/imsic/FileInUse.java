package org.irqscope.emulator.riscv.imsic;

import java.util.Optional;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.riscv.KernelVersion;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.aia.Aia;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/** Which file a hart uses, the one in memory or one of the hardware, and how it moves: section 6.8. */
public final class FileInUse {
	/** What {@link #update} answers: the guest may run, or user space is told that it cannot. */
	public static final int GO_ON = 1, REFUSED = 0;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	private final SoftwareFile software;
	private final IntField vsfileCpu, vsfileHgei, vgein;

	FileInUse(RiscvVcpu vcpu, SoftwareFile software, Struct struct) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		this.software = software;
		vsfileCpu = struct.plusOne(ImsicFields.VSFILE_CPU);
		vsfileHgei = struct.number(ImsicFields.VSFILE_HGEI);
		vgein = struct.number(ImsicFields.VGEIN);
	}

	/** The file of the hardware; nothing while the one in memory is in use. */
	public Optional<GuestFile> hardware() {
		return vsfileCpu.isSet() ? Optional.of(vcpu.kvm.guestFiles.file(vsfileCpu.get() - 1, vsfileHgei.get()))
				: Optional.empty();
	}

	/** The file of the hardware that this hart's guest uses without the kernel: it is on the processor of the hart. */
	Optional<GuestFile> own() {
		return hardware().filter(file -> file.cpu == vcpu.cpu());
	}

	/** {@code hstatus.VGEIN}: the number of the file that the guest has, or 0. */
	public int vgein() {
		return vgein.get();
	}

	/** {@code kvm_riscv_vcpu_aia_update}, before every entry */
	int update() {
		if (vcpu.kvm.host.guestFiles() == 0 || !vcpu.kvm.aia.imsicInitialized(vcpu.index)
				|| vcpu.kvm.aia.mode() == Aia.EMUL || own().isPresent())
			return GO_ON;
		journal.enter(GuestFileSite.KVM_RISCV_VCPU_AIA_IMSIC_UPDATE, vcpu.index, vcpu.cpu(), 0);
		Optional<GuestFile> next = vcpu.kvm.guestFiles.allocate(vcpu.cpu(), vcpu);
		if (next.isPresent())
			move(next.get());
		else if (vcpu.kvm.aia.mode() == Aia.HWACCEL)
			return journal.leave(REFUSED);
		else
			release();
		return journal.leave(GO_ON);
	}

	private void move(GuestFile next) {
		journal.enter(GuestFileSite.KVM_RISCV_MMU_IOREMAP, vcpu.index, vcpu.aia.address(), 0);
		journal.leave(0);
		Optional<GuestFile> old = hardware();
		publish(next.cpu + 1, next.number);
		old.ifPresentOrElse(file -> take(file, next), () -> software.giveTo(next));
		journal.enter(GuestFileSite.IMSIC_VSFILE_LOCAL_UPDATE, vcpu.index, next.cpu, next.number);
		vgein.set(next.number);
		journal.leave(ImsicWhy.GUEST_FILE_IN_USE, next.number, next.cpu);
	}

	private void publish(int cpuPlusOne, int number) {
		vsfileCpu.set(cpuPlusOne);
		vsfileHgei.set(number);
	}

	/** The old file is read and cleared on its own processor. */
	private void take(GuestFile old, GuestFile next) {
		journal.enter(GuestFileSite.IMSIC_VSFILE_READ, vcpu.index, old.cpu, old.number);
		old.moveTo(next);
		journal.leave();
		vcpu.kvm.guestFiles.free(old, vcpu);
	}

	/** {@code kvm_riscv_vcpu_aia_imsic_release}: back to the file in memory. */
	void release() {
		Optional<GuestFile> old = hardware();
		if (old.isEmpty())
			return;
		journal.enter(GuestFileSite.KVM_RISCV_VCPU_AIA_IMSIC_RELEASE, vcpu.index, old.get().cpu, old.get().number);
		publish(0, 0);
		vgein.set(0);
		software.takeFrom(old.get());
		vcpu.kvm.guestFiles.free(old.get(), vcpu);
		journal.leave();
	}

	/** {@code kvm_riscv_vcpu_aia_imsic_put}: the thread goes to sleep, and the host wants to hear of the file. */
	void put() {
		hardware().ifPresent(file -> {
			boolean older = vcpu.kvm.host.version().compareTo(KernelVersion.V6_18) < 0;
			journal.enter(older ? GuestFileSite.KVM_RISCV_AIA_WAKEON_HGEI
					: GuestFileSite.KVM_RISCV_VCPU_AIA_IMSIC_PUT, vcpu.index, 0, 0);
			file.wake();
			journal.leave();
		});
	}

	/** {@code kvm_riscv_vcpu_aia_imsic_has_interrupt}: a file on another processor is looked at by moving it. */
	boolean hasInterrupt() {
		Optional<GuestFile> file = hardware();
		if (file.isEmpty())
			return false;
		journal.enter(GuestFileSite.KVM_RISCV_VCPU_AIA_IMSIC_HAS_INTERRUPT, vcpu.index, 0, 0);
		boolean has = file.get().cpu != vcpu.cpu() || file.get().interrupts();
		journal.leave(has ? 1 : 0);
		return has;
	}
}
