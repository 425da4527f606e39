package org.irqscope.kvm;

import java.io.IOException;

/** A process with a machine of its own that never rests: its lines, and its irqfds' workers. */
final class BusyChild {
	/** The GSI that only this process drives. */
	static final int GSI = 9;

	private BusyChild() {
	}

	/** @param arguments none */
	public static void main(String[] arguments) throws IOException {
		try (HostBackend backend = HostBackend.withoutTracepoints(); HostVm vm = backend.create(1, false)) {
			vm.irqfd(GSI, false);
			vm.signal(0);
			System.out.println("ready");
			while (System.in.available() == 0) {
				vm.irqLineStatus(GSI, 1);
				vm.irqLineStatus(GSI, 0);
				vm.signal(0);
			}
		}
	}
}
