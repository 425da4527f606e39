package org.irqscope.emulator.catalogue;

import static org.irqscope.emulator.catalogue.LocalApic.BASE;
import static org.irqscope.emulator.catalogue.LocalApic.EN;
import static org.irqscope.emulator.catalogue.LocalApic.EXTD;

import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sections 3d and 3e of the catalogue: register sweeps of illumos, and the kernel's selftests of the local APIC. */
class LapicSelftestsTest {
	private final Bench vm = new Bench();

	@Test
	@DisplayName("LAP-050 vlapic_mmio_access")
	void lap050() {
		vm.vm(1);
		for (int offset = 0; offset <= 0xff0; offset += 0x10)
			vm.lap(0).wr(offset, vm.lap(0).rd(offset).value());
		for (int offset = 0; offset <= 0xfff; offset++)
			vm.write(BASE + offset, vm.read(BASE + offset, 1).value(), 1);
		new Value("exits to user space", vm.userSpace().exits().size()).is(0);
		vm.lap(0).rd(Lapic.LVR).is(0x00050014);
	}

	@Test
	@DisplayName("LAP-060 xAPIC ICR")
	void lap060() {
		vm.fx(1);
		for (int i = 0; i <= 255; i++) {
			vm.lap(0).ipi(0, 0x44000 | i | 0x1000);
			vm.lap(0).rd(Lapic.ICR).is(0x44000 | i);
		}
		for (long destination = 1; destination <= 254; destination++)
			for (int mode = 0; mode <= 7; mode++)
				icr(destination << 24, 0x40ff | mode << 8, 0x40ff | mode << 8);
		icr(0xa5000000L, 0xa5a5a0a5L, 0xa5a5a0a5L);
		icr(0x5a000000L, 0x5a5a585aL, 0x5a5a485aL);
		icr(0xff000000L, 0xfffff8ffL, 0xffffe8ffL);
	}

	private void icr(long icr2, long icr, long reads) {
		vm.lap(0).ipi(icr2, icr);
		vm.lap(0).rd(Lapic.ICR2).is(icr2);
		vm.lap(0).rd(Lapic.ICR).is(reads);
	}

	@Test
	@DisplayName("LAP-062 APIC_ID across modes")
	void lap062() {
		vm.empty();
		new Value("KVM_CREATE_IRQCHIP", vm.ioctls().createIrqchip()).is(0);
		new Value("KVM_CAP_X2APIC_API", vm.ioctls().enableX2apicApi(1)).is(0);
		vm.vcpus(0, 1, 2);
		for (int i = 0; i < 3; i++) {
			long base = BASE | (i == 0 ? 0x100 : 0) | EN;
			vm.lap(i).hostSetBase(base);
			vm.lap(i).reg(Lapic.ID).is((long) i << 24);
			vm.lap(i).hostSetBase(base | EXTD);
			vm.lap(i).reg(Lapic.ID).is(i);
			vm.lap(i).hostSetBase(base);
			vm.lap(i).reg(Lapic.ID).is((long) i << 24);
		}
	}

	@Test
	@DisplayName("LAP-064 xapic_tpr_test")
	void lap064() {
		Bench xapic = new Bench(Host.DEFAULT.withX2apic(false));
		xapic.fx(1);
		LocalApic lapic = xapic.lap(0);
		taskPriority(xapic, new Tpr(lapic) {
			@Override
			long read(int offset) {
				return lapic.rd(offset).value();
			}

			@Override
			void write(int value) {
				lapic.wr(Lapic.TASKPRI, value);
			}

			@Override
			void selfIpi(int vector) {
				lapic.ipi(0, 0x40000 | vector);
			}
		});
	}

	@Test
	@DisplayName("LAP-064 … in an x2APIC VM")
	void lap064X2apic() {
		vm.fx(1);
		LocalApic lapic = vm.lap(0);
		lapic.enterX2apic();
		taskPriority(vm, new Tpr(lapic) {
			@Override
			long read(int offset) {
				return lapic.rdmsr(0x800 + (offset >> 4)).value();
			}

			@Override
			void write(int value) {
				lapic.wrmsr(0x808, value);
			}

			@Override
			void selfIpi(int vector) {
				lapic.wrmsr(0x83f, vector);
			}
		});
	}

	/** The task priority, in the way the local APIC's mode reaches it. */
	private abstract static class Tpr {
		private final LocalApic lapic;

		Tpr(LocalApic lapic) {
			this.lapic = lapic;
		}

		abstract long read(int offset);

		abstract void write(int value);

		abstract void selfIpi(int vector);

		/** TPR[7:4] = PPR[7:4] = CR8 for the guest, and sregs.cr8 = TPR[7:4] for the host. */
		void is(int expected) {
			new Value("TPR", read(Lapic.TASKPRI)).is(expected);
			new Value("PPR", read(Lapic.PROCPRI)).is(expected);
			new Value("CR8", lapic.vcpu().guest().readCr8()).is(expected >> 4);
			new Value("sregs.cr8", lapic.ioctls().getCr8()).is(expected >> 4);
			new Value("regs[TPR]", lapic.get().get(Lapic.TASKPRI)).is(expected);
		}
	}

	private static void taskPriority(Bench vm, Tpr tpr) {
		tpr.write(0);
		tpr.is(0);
		tpr.selfIpi(0x20);
		vm.lap(0).irr(0x20).is(1);
		tpr.is(0);
		vm.handled(0, 0x20, vm::eoi).is(1);
		tpr.is(0);
		vm.lap(0).set(state -> state.with(Lapic.TASKPRI, 0x20));
		tpr.is(0x20);
		tpr.selfIpi(0x20);
		vm.ackNone();
		tpr.is(0x20);
		tpr.write(0x10);
		tpr.is(0x10);
		vm.handled(0, 0x20, vm::eoi).is(1);
		tpr.is(0x10);
	}
}
