package org.irqscope.core.chip;

import java.util.Optional;

import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.kvm.Kvm;

/** The count of an eventfd, by what whoever has it open can do: read it, and write what is to be added. */
final class EventfdEditor implements PartEditor {
	@Override
	public Optional<Editable> editable(String field) {
		return field.equals(KvmFields.EVENTFD_COUNT.name()) ? Optional.of(new Editable("write", -1)) : Optional.empty();
	}

	@Override
	public boolean has(Kvm kvm, int index) {
		return index >= 0 && index < kvm.eventfds().size();
	}

	@Override
	public int set(Kvm kvm, int index, String field, long value) {
		Eventfd eventfd = kvm.eventfds().get(index);
		while (Long.compareUnsigned(eventfd.count(), value) > 0 && eventfd.count() != 0)
			eventfd.read();
		long missing = value - eventfd.count();
		return missing == 0 ? 0 : Math.min(0, eventfd.write(missing));
	}
}
