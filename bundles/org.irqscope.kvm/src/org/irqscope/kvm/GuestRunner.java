package org.irqscope.kvm;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.script.Vm;
import org.irqscope.kvm.guest.GuestMemory;
import org.irqscope.kvm.guest.GuestProgram;
import org.irqscope.kvm.guest.Operands;
import org.irqscope.kvm.structure.KvmMpState;
import org.irqscope.kvm.structure.KvmRun;

/**
 * Runs guest programs on the vCPUs of a machine, and comes back whatever the guest does. Used by one thread at a
 * time; the vCPU runs in the calling thread.
 */
final class GuestRunner {
	/** So often a program may leave the guest before it counts as lost. */
	private static final int MAX_EXITS = 400;
	private static final int NMI_VECTOR = 2;

	/** How a run ended: as it should, with an INIT to its own vCPU, with an exception, or anywhere else. */
	private enum End {
		DONE, STOPPED, FAULT, ASTRAY;

		boolean lost() {
			return this == FAULT || this == ASTRAY;
		}
	}

	private final GuestMemory memory;
	private final Watchdog watchdog;
	private final KickSignal signal;
	private final List<Integer> vectors = new ArrayList<>();
	private final List<Integer> ioapicEoiExits = new ArrayList<>();

	GuestRunner(GuestMemory memory, Watchdog watchdog, KickSignal signal) {
		this.memory = memory;
		this.watchdog = watchdog;
		this.signal = signal;
	}

	/**
	 * Runs a program.
	 *
	 * @return EAX at its end, 0 to 0xffffffff, or {@link Vm#GUEST_FAULT}, or {@link Vm#ASLEEP}
	 */
	long run(VcpuFile vcpu, GuestProgram program, Operands operands) {
		if (vcpu.mpState() != KvmMpState.RUNNABLE)
			return Vm.ASLEEP;
		End end = attempt(vcpu, program, operands);
		if (end.lost() && vcpu.flatten() && (end == End.FAULT || vcpu.rip() == program.address()))
			// INIT and a startup interrupt had moved the segments, and the program never began.
			end = attempt(vcpu, program, operands);
		return switch (end) {
		case DONE -> vcpu.run().ioData() & 0xffffffffL;
		case STOPPED -> Vm.ASLEEP;
		default -> Vm.GUEST_FAULT;
		};
	}

	/** The vectors that handlers reported during the last run. */
	List<Integer> vectors() {
		return vectors;
	}

	List<Integer> drainIoapicEoiExits() {
		List<Integer> drained = List.copyOf(ioapicEoiExits);
		ioapicEoiExits.clear();
		return drained;
	}

	private End attempt(VcpuFile vcpu, GuestProgram program, Operands operands) {
		vectors.clear();
		vcpu.start(program, operands);
		signal.block();
		Watchdog.Run run = watchdog.begin(HostThread.tid());
		try {
			End end = run(vcpu, program, run);
			if (end == End.ASTRAY)
				recover(vcpu);
			return end;
		} finally {
			if (run.end())
				signal.consume();
			signal.unblock();
		}
	}

	private End run(VcpuFile vcpu, GuestProgram program, Watchdog.Run run) {
		End end = untilEnd(vcpu, program, run);
		return end == End.DONE && program.writes() ? enterAgain(vcpu, program, run) : end;
	}

	/**
	 * What a program asked of its own vCPU is served as the guest is entered again. Hosts that emulate instructions in
	 * a row may not have entered since.
	 */
	private End enterAgain(VcpuFile vcpu, GuestProgram program, Watchdog.Run run) {
		if (vcpu.mpState() != KvmMpState.RUNNABLE)
			return End.STOPPED;
		// After an INIT the boot processor is at its first instruction.
		return program.contains(vcpu.rip()) ? untilEnd(vcpu, program, run) : End.DONE;
	}

	private End untilEnd(VcpuFile vcpu, GuestProgram program, Watchdog.Run run) {
		for (int exits = 0; exits < MAX_EXITS; exits++) {
			int answer = vcpu.enter();
			if (answer == -Libc.EINTR || answer == -Libc.EAGAIN) {
				// Other signals of the Java runtime end a run too.
				if (run.kicked())
					return End.ASTRAY;
				continue;
			}
			if (answer < 0)
				return End.ASTRAY;
			if (vcpu.run().exitReason() == KvmRun.EXIT_IO && vcpu.run().port() == GuestProgram.END_PORT)
				return End.DONE;
			if (!serve(vcpu.run()))
				return End.ASTRAY;
			if (faulted(program))
				return End.FAULT;
		}
		return End.FAULT;
	}

	/** Answers an exit as a machine without devices does; false for exits that no program causes. */
	private boolean serve(KvmRun run) {
		switch (run.exitReason()) {
		case KvmRun.EXIT_IO -> {
			if (run.port() == GuestProgram.VECTOR_PORT)
				vectors.add(run.ioData());
			else
				run.floatIo();
		}
		case KvmRun.EXIT_MMIO -> run.floatMmio();
		case KvmRun.EXIT_IOAPIC_EOI -> ioapicEoiExits.add(run.eoiVector());
		default -> {
			return false;
		}
		}
		return true;
	}

	/** Only one program takes interrupts; in the others every vector is an exception, but for NMI. */
	private boolean faulted(GuestProgram program) {
		return program != GuestProgram.TAKE && vectors.stream().anyMatch(vector -> vector != NMI_VECTOR);
	}

	/** The guest executed what is no program: nothing of that may be left for the next one. */
	private void recover(VcpuFile vcpu) {
		if (vcpu.mpState() == KvmMpState.HALTED)
			vcpu.setMpState(KvmMpState.RUNNABLE);
		memory.install();
	}
}
