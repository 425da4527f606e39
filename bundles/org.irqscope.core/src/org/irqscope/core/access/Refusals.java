package org.irqscope.core.access;

import org.irqscope.core.bus.BusRange;
import org.irqscope.core.bus.BusRange.Handler;
import org.irqscope.model.Ioeventfd;
import org.irqscope.text.CNumber;

/** Why a device on a bus does not take an access that its range contains. */
final class Refusals {
	private Refusals() {
	}

	static String of(BusRange range, Access access, long address, int length) {
		return switch (range.handler()) {
		case IOEVENTFD -> ioeventfd(range.ioeventfd().orElseThrow(), access, address, length);
		case ZONE -> Texts.of(access.isWrite() ? "refused.ring.full" : "refused.zone.read");
		case TIMER -> Texts.of("refused.port", CNumber.hex(range.address()));
		case CHIP -> Texts.of("refused.moved");
		case OTHER -> Texts.of("refused");
		};
	}

	/** The order of {@code ioeventfd_in_range}; only writes get there. */
	private static String ioeventfd(Ioeventfd ioeventfd, Access access, long address, int length) {
		if (!access.isWrite())
			return Texts.of("refused.ioeventfd.read");
		if (address != ioeventfd.getAddress())
			return Texts.of("refused.ioeventfd.address", CNumber.hex(ioeventfd.getAddress()));
		if (length != ioeventfd.getLength())
			return Texts.of("refused.ioeventfd.length", ioeventfd.getLength());
		return Texts.of("refused.ioeventfd.value", CNumber.hex(ioeventfd.getDatamatch()),
				CNumber.hex(access.value().orElse(0)));
	}

	/** What the device does that takes it. */
	static String taken(BusRange range) {
		if (range.handler() == Handler.IOEVENTFD)
			return Texts.of("taken.ioeventfd", range.title());
		return Texts.of(range.handler() == Handler.ZONE ? "taken.zone" : "taken");
	}
}
