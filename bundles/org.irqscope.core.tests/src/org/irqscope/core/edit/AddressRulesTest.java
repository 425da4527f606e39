package org.irqscope.core.edit;

import static org.irqscope.model.ModelPackage.Literals.IOEVENTFD__ADDRESS;
import static org.irqscope.model.ModelPackage.Literals.IOEVENTFD__LENGTH;
import static org.irqscope.model.ModelPackage.Literals.IOEVENTFD__WILDCARD;
import static org.irqscope.model.ModelPackage.Literals.MEMORY_SLOT__FLAGS;
import static org.irqscope.model.ModelPackage.Literals.MEMORY_SLOT__GUEST_PHYS_ADDR;
import static org.irqscope.model.ModelPackage.Literals.MEMORY_SLOT__MEMORY_SIZE;
import static org.irqscope.model.ModelPackage.Literals.MEMORY_SLOT__SLOT;
import static org.irqscope.model.ModelPackage.Literals.MEMORY_SLOT__USERSPACE_ADDR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.session.LoadedMachine;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.Machines;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.Test;

/** What can be set of memory slots and ioeventfds is what the kernel takes, and its error number is told. */
class AddressRulesTest {
	private static final String REGION = "KVM_SET_USER_MEMORY_REGION fails with ";
	private final VirtualMachine machine = Machines.create("edited", 1);

	private MemorySlot slot() {
		NewRange.MEMORY_SLOT.addTo(machine);
		return machine.getMemorySlots().get(machine.getMemorySlots().size() - 1);
	}

	private Ioeventfd ioeventfd() {
		NewRange.IOEVENTFD.addTo(machine);
		List<Ioeventfd> all = machine.getBuses().get(0).getIoeventfds();
		return all.get(all.size() - 1);
	}

	@Test
	void slotsThatShareAnAddressAreRefused() {
		slot();
		MemorySlot second = slot();
		assertEquals(Optional.of(REGION + "EEXIST (error 17): another slot has a part of these addresses"),
				Settings.refusal(second, MEMORY_SLOT__GUEST_PHYS_ADDR, 0xff000L));
		assertEquals(Optional.empty(), Settings.refusal(second, MEMORY_SLOT__GUEST_PHYS_ADDR, 0x300000L));
		assertEquals(Optional.empty(), Settings.refusal(second, MEMORY_SLOT__FLAGS, 3));
	}

	@Test
	void slotsThatNoKernelTakesAreRefused() {
		slot();
		MemorySlot second = slot();
		assertEquals(Optional.of(REGION + "EINVAL (error 22): there is another slot of this number"),
				Settings.refusal(second, MEMORY_SLOT__SLOT, 0));
		assertEquals(Optional.of(REGION + "EINVAL (error 22): a size of 0 deletes a slot; delete its row instead"),
				Settings.refusal(second, MEMORY_SLOT__MEMORY_SIZE, 0L));
		assertEquals(Optional.of(REGION + "EINVAL (error 22): it reaches beyond what can be addressed"),
				Settings.refusal(second, MEMORY_SLOT__GUEST_PHYS_ADDR, 1L << 52));
		assertEquals(Optional.of("KVM_SET_USER_MEMORY_REGION takes whole pages of 4096 bytes and fails with EINVAL"),
				Settings.refusal(second, MEMORY_SLOT__USERSPACE_ADDR, 0x7f0000000800L));
	}

	@Test
	void ioeventfdsThatTakeTheSameWritesAreRefused() {
		long first = ioeventfd().getAddress();
		Ioeventfd second = ioeventfd();
		assertEquals(Optional.of("KVM_IOEVENTFD fails with EEXIST (error 17): another ioeventfd takes the same writes"),
				Settings.refusal(second, IOEVENTFD__ADDRESS, first));
		second.setLength(2);
		assertEquals(Optional.empty(), Settings.refusal(second, IOEVENTFD__ADDRESS, first));
		second.setWildcard(false);
		assertEquals(Optional.of(
				"KVM_IOEVENTFD fails with EINVAL (error 22): with a length of 0 it has to take every value"),
				Settings.refusal(second, IOEVENTFD__LENGTH, 0));
		assertEquals(Optional.empty(), Settings.refusal(second, IOEVENTFD__WILDCARD, true));
	}

	@Test
	void whatIsAddedTheKernelTakes() throws Exception {
		for (int round = 0; round < 3; round++)
			for (NewRange range : NewRange.values())
				range.addTo(machine);
		LoadedMachine loaded = new LoadedMachine(machine);
		assertEquals(3, loaded.kvm().memorySlots().slots().size());
		assertEquals(3, loaded.kvm().ioeventfds().items().size());
	}

	@Test
	void onlyWhatUserSpaceRegisteredGoesByItself() {
		for (NewRange range : NewRange.values())
			range.addTo(machine);
		assertTrue(Removal.isRow(machine.getMemorySlots().get(0)));
		assertTrue(Removal.isRow(machine.getBuses().get(0).getIoeventfds().get(0)));
		assertTrue(Removal.isRow(machine.getBuses().get(0).getRanges().get(0)));
		assertFalse(Removal.isRow(machine.getBuses().get(0)));
	}
}
