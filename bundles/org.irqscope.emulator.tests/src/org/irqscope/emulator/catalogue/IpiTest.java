package org.irqscope.emulator.catalogue;

import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 4 of the catalogue: interrupts between processors, and which destination means whom. */
class IpiTest {
	private static final int ASSERT = 0x4000, LOGICAL = 0x800;
	private final Bench vm = new Bench();

	/** Exactly the named vCPUs have the vector in IRR; they take it and end it. */
	private void reached(String what, int vector, int... expected) {
		for (int i = 0; i < vm.lapics().size(); i++)
			new Value(what + ", c" + i, vm.lap(i).irr(vector).value()).is(expected[i]);
		for (int i = 0; i < vm.lapics().size(); i++)
			if (expected[i] == 1) {
				vm.ack(i, vector);
				vm.lap(i).eoi();
			}
	}

	@Test
	@DisplayName("IPI-001 physical broadcast xAPIC")
	void ipi001() {
		vm.fx(4);
		vm.lap(0).ipi(0xff000000L, 0x40cf);
		reached("broadcast", 0xcf, 1, 1, 1, 1);
	}

	@Test
	@DisplayName("IPI-003 shorthand all-including-self")
	void ipi003() {
		vm.fx(4);
		vm.lap(0).ipi(0, 0x840cf);
		reached("all", 0xcf, 1, 1, 1, 1);
	}

	@Test
	@DisplayName("IPI-004 logical flat single")
	void ipi004() {
		vm.fx(2);
		vm.lap(0).wr(Lapic.LDR, 0);
		for (int i = 0; i < 8; i++) {
			vm.lap(1).wr(Lapic.LDR, 1L << 24 + i);
			for (int k = 0; k < 256; k++)
				if ((k & 1 << i) == 0 && (k | 1 << i) != 0xff)
					logical(k | 1 << i, 0, 1);
		}
	}

	private void logical(int destination, int... expected) {
		vm.lap(0).ipi((long) destination << 24, ASSERT | LOGICAL | 0xf1);
		reached("destination 0x" + Integer.toHexString(destination), 0xf1, expected);
	}

	@Test
	@DisplayName("IPI-006 logical flat multi")
	void ipi006() {
		vm.fx(2);
		for (int i = 0; i < 8; i++)
			for (int j = i + 1; j < 8; j++)
				for (int k = 0; k < 256; k++) {
					int both = 1 << i | 1 << j;
					logicalIds(1 << i, 1 << j);
					logical(both | k, 1, 1);
					logicalIds(both, both);
					logical(both | k, 1, 1);
				}
	}

	private void logicalIds(long first, long second) {
		vm.lap(0).wr(Lapic.LDR, first << 24);
		vm.lap(1).wr(Lapic.LDR, second << 24);
	}

	@Test
	@DisplayName("IPI-007 logical cluster multi")
	void ipi007() {
		vm.fx(2);
		vm.lap(0).wr(Lapic.DFR, 0x0fffffff);
		vm.lap(1).wr(Lapic.DFR, 0x0fffffff);
		for (int cluster = 0; cluster <= 14; cluster++)
			for (int i = 0; i < 4; i++)
				for (int j = i + 1; j < 4; j++)
					for (int k = 0; k < 16; k++) {
						int both = cluster << 4 | 1 << i | 1 << j;
						logicalIds(cluster << 4 | 1 << i, cluster << 4 | 1 << j);
						logical(both | k, 1, 1);
						logicalIds(both, both);
						logical(both | k, 1, 1);
					}
	}

	@Test
	@DisplayName("IPI-009 test_pv_ipi")
	void ipi009() {
		vm.fx(4);
		int sendIpi = 10;
		long none = vm.kvm().vcpus().get(0).guest().vmcall(sendIpi, 0xffffffffL, 0, 0xffffffffL, 0);
		new Value("KVM_HC_SEND_IPI", none).is(0);
	}

	@Test
	@DisplayName("IPI-011 ICR busy")
	void ipi011() {
		vm.fx(2);
		vm.lap(0).ipi(1 << 24, 0x1000 | 0x4000 | 0x55);
		vm.lap(1).irr(0x55).is(1);
		vm.lap(0).rd(Lapic.ICR).is(0x4055);
	}

	@Test
	@DisplayName("IPI-012 icr_write_sends_ipi")
	void ipi012() {
		vm.fx(2);
		vm.lap(0).ipi(0x2a000000, 0xc0000 | 0x8000 | 0x4000 | 0x800 | 0x100 | 123);
		vm.lap(1).irr(123).is(1);
		vm.lap(0).irr(123).is(0);
		vm.lap(1).tmr(123).is(1);
	}

	@Test
	@DisplayName("IPI-013 lowest_priority_destination")
	void ipi013() {
		vm.fx(2);
		vm.lap(0).wr(Lapic.TASKPRI, 0x10);
		vm.lap(0).ipi(0, 0x80000 | 0x100 | 111);
		reached("lowest priority", 111, 0, 1);

		vm.fx(2);
		vm.lap(1).wr(Lapic.TASKPRI, 0x20);
		vm.lap(0).ipi(0, 0x80000 | 0x100 | 222);
		reached("lowest priority", 222, 1, 0);
	}

	@Test
	@DisplayName("IPI-014 apic_mmio")
	void ipi014() {
		vm.vm(2);
		vm.lap(0).rd(Lapic.ID).is(0);
		vm.lap(1).rd(Lapic.ID).is(0x01000000);
	}

	@Test
	@DisplayName("IPI-020 shorthand self")
	void ipi020() {
		vm.fx(3);
		vm.lap(0).ipi(0, 0x40000 | ASSERT | 0x41);
		reached("self", 0x41, 1, 0, 0);
	}

	@Test
	@DisplayName("IPI-021 shorthand all")
	void ipi021() {
		vm.fx(3);
		vm.lap(0).ipi(0, 0x80000 | ASSERT | 0x41);
		reached("all", 0x41, 1, 1, 1);
	}

	@Test
	@DisplayName("IPI-022 shorthand all-but-self")
	void ipi022() {
		vm.fx(3);
		vm.lap(0).ipi(0, 0xc0000 | ASSERT | 0x41);
		reached("all but self", 0x41, 0, 1, 1);
	}

	@Test
	@DisplayName("IPI-023 fixed_ipi_injects_vector_into_target_lapic")
	void ipi023() {
		vm.fx(3);
		vm.lap(0).ipi(1 << 24, ASSERT | 0x41);
		reached("physical destination", 0x41, 0, 1, 0);
	}

	@Test
	@DisplayName("IPI-037 x2APIC logical")
	void ipi037() {
		vm.fx(3);
		vm.lapics().forEach(LocalApic::enterX2apic);
		x2apicLogical(0x00000005L, 1, 0, 1);
		x2apicLogical(0x00010001L, 0, 0, 0);
		x2apicLogical(0xffffffffL, 1, 1, 1);
	}

	private void x2apicLogical(long destination, int... expected) {
		vm.lap(0).wrmsr(0x830, destination << 32 | ASSERT | LOGICAL | 0x61);
		reached("destination 0x" + Long.toHexString(destination), 0x61, expected);
	}
}
