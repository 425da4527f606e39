package org.irqscope.emulator.x86.pit;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Place;

/** The functions of the i8254. */
public enum PitSite implements Site {
	KTHREAD_WORKER_FN(File.KTHREAD, "9.3", X86Place.PIT),
	PIT_TIMER_FN("9.3", X86Place.PIT, Arguments.GSI),
	PIT_DO_WORK("9.3", X86Place.PIT, Arguments.GSI);

	/** Where the functions are written in the tree of Linux 6.18. */
	private interface File {
		String I8254 = "arch/x86/kvm/i8254.c";
		String KTHREAD = "kernel/kthread.c";
	}

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 160;

	private final Description description;

	PitSite(String section, Place.Kind place, String... arguments) {
		description = Description.kernel(name(), File.I8254, section, place, arguments);
	}

	PitSite(String file, String section, Place.Kind place) {
		description = Description.kernel(name(), file, section, place);
	}

	@Override
	public int number() {
		return FIRST + ordinal();
	}

	@Override
	public Description description() {
		return description;
	}
}
