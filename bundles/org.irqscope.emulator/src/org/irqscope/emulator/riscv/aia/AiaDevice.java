package org.irqscope.emulator.riscv.aia;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.Place;

/** {@code KVM_CREATE_DEVICE} and the attributes of the device: sections 6.2 and 6.3. */
public final class AiaDevice {
	/** Groups of attributes. */
	public static final int CONFIG = 0, ADDRESS = 1, CONTROL = 2, APLIC = 3, IMSIC = 4;
	/** Attributes of the first group. */
	public static final int MODE = 0, IDS = 1, SOURCES = 2, GROUP_BITS = 3, GROUP_SHIFT = 4, HART_BITS = 5,
			GUEST_BITS = 6;
	private static final int CTRL_INIT = 0, ISELECT_BITS = 12;

	private final RiscvKvm kvm;
	private final Journal journal;
	private final Aia aia;
	private final AiaConfig config;
	private final AiaInit init;

	public AiaDevice(RiscvKvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		this.aia = kvm.aia;
		this.config = new AiaConfig(kvm);
		this.init = new AiaInit(kvm);
	}

	/** {@code KVM_CREATE_DEVICE(KVM_DEV_TYPE_RISCV_AIA)}: cannot be taken back. */
	public int create() {
		journal.enter(AiaSite.AIA_CREATE, Place.ONLY, 0, 0);
		int result = mayCreate();
		if (result == 0)
			aia.inKernel.set(1);
		return journal.leave(result);
	}

	private int mayCreate() {
		if (!kvm.host.aia())
			return -Errno.ENODEV;
		if (aia.inKernel())
			return -Errno.EEXIST;
		return kvm.vcpus().stream().anyMatch(RiscvVcpu::ran) ? -Errno.EBUSY : 0;
	}

	/** {@code KVM_SET_DEVICE_ATTR} */
	public int set(int group, long attribute, long value) {
		return switch (group) {
		case CONFIG -> config.set((int) attribute, (int) value);
		case ADDRESS -> setAddress(attribute, value);
		case CONTROL -> attribute == CTRL_INIT ? init.run() : -Errno.ENXIO;
		case APLIC -> aia.initialized() && aia.nrSources() > 0
				? kvm.aplic.registers.writeOffset((int) attribute, (int) value) : -Errno.ENODEV;
		case IMSIC -> imsic(attribute, new GuestData(), value, -1);
		default -> -Errno.ENXIO;
		};
	}

	/** {@code KVM_GET_DEVICE_ATTR} */
	public int get(int group, long attribute, GuestData value) {
		return switch (group) {
		case CONFIG -> config.get((int) attribute, value);
		case ADDRESS -> getAddress(attribute, value);
		case APLIC -> aia.initialized() && aia.nrSources() > 0
				? kvm.aplic.registers.readOffset((int) attribute, value) : -Errno.ENODEV;
		case IMSIC -> imsic(attribute, value, 0, 0);
		default -> -Errno.ENXIO;
		};
	}

	/** The APLIC's is the first one, then that of each vCPU. */
	private int setAddress(long attribute, long value) {
		if (unknown(attribute))
			return -Errno.ENXIO;
		if (aia.initialized())
			return -Errno.EBUSY;
		if ((value & (1L << Aia.PAGE_SHIFT) - 1) != 0)
			return -Errno.EINVAL;
		if (attribute == 0)
			aia.aplicAddress.set(value);
		else
			kvm.vcpu((int) attribute - 1).aia.address.set(value);
		return 0;
	}

	private int getAddress(long attribute, GuestData value) {
		if (unknown(attribute))
			return -Errno.ENXIO;
		value.set(attribute == 0 ? aia.aplicAddress.get() : kvm.vcpu((int) attribute - 1).aia.address.get());
		return 0;
	}

	private boolean unknown(long attribute) {
		return attribute < 0 || attribute > kvm.vcpus().size();
	}

	/** A register of the file of a vCPU, which is named by its id. */
	private int imsic(long attribute, GuestData answer, long value, long mask) {
		int register = (int) attribute & (1 << ISELECT_BITS) - 1;
		return kvm.vcpuWithId(attribute >>> ISELECT_BITS).filter(vcpu -> aia.imsicInitialized(vcpu.index))
				.map(vcpu -> vcpu.imsic.registers.rmw(register, answer, value, mask)).orElse(-Errno.ENODEV);
	}
}
