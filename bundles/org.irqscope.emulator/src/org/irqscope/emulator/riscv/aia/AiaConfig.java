package org.irqscope.emulator.riscv.aia;

import java.util.Optional;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.state.IntField;

/** {@code aia_config}: the shape of a machine's interrupt architecture, fixed once it is initialized. Section 6.2. */
final class AiaConfig {
	private static final int MIN_IDS = 63, MAX_IDS = 2048, MAX_SOURCES = 1024, MAX_GROUP_BITS = 8,
			MIN_GROUP_SHIFT = 24, MAX_GROUP_SHIFT = 56, MAX_HART_BITS = 16, MAX_GUEST_BITS = 8;

	private final RiscvKvm kvm;
	private final Aia aia;

	AiaConfig(RiscvKvm kvm) {
		this.kvm = kvm;
		this.aia = kvm.aia;
	}

	private Optional<IntField> field(int attribute) {
		return switch (attribute) {
		case AiaDevice.MODE -> Optional.of(aia.mode);
		case AiaDevice.IDS -> Optional.of(aia.nrIds);
		case AiaDevice.SOURCES -> Optional.of(aia.nrSources);
		case AiaDevice.GROUP_BITS -> Optional.of(aia.groupBits);
		case AiaDevice.GROUP_SHIFT -> Optional.of(aia.groupShift);
		case AiaDevice.HART_BITS -> Optional.of(aia.hartBits);
		case AiaDevice.GUEST_BITS -> Optional.of(aia.guestBits);
		default -> Optional.empty();
		};
	}

	int get(int attribute, GuestData value) {
		Optional<IntField> field = field(attribute);
		field.ifPresent(one -> value.set(one.get()));
		return field.isPresent() ? 0 : -Errno.ENXIO;
	}

	int set(int attribute, int value) {
		if (aia.initialized())
			return -Errno.EBUSY;
		Optional<IntField> field = field(attribute);
		if (field.isEmpty())
			return -Errno.ENXIO;
		if (!allowed(attribute, Integer.toUnsignedLong(value)))
			return -Errno.EINVAL;
		field.get().set(value);
		return 0;
	}

	private boolean allowed(int attribute, long value) {
		return switch (attribute) {
		case AiaDevice.MODE -> value == Aia.EMUL || value <= Aia.AUTO && kvm.host.guestFiles() > 0;
		case AiaDevice.IDS -> value >= MIN_IDS && value < MAX_IDS && (value & MIN_IDS) == MIN_IDS
				&& value < kvm.host.maxIds();
		case AiaDevice.SOURCES -> value < MAX_SOURCES && value < kvm.host.maxIds();
		case AiaDevice.GROUP_BITS -> value < MAX_GROUP_BITS;
		case AiaDevice.GROUP_SHIFT -> value >= MIN_GROUP_SHIFT && value < MAX_GROUP_SHIFT;
		case AiaDevice.HART_BITS -> value < MAX_HART_BITS;
		default -> value < MAX_GUEST_BITS;
		};
	}
}
