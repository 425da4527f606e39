package org.irqscope.kvm;

import java.util.List;

import org.irqscope.emulator.script.x86.X86Backend;

/** A kernel's own KVM as a backend: this host's, or that of a kernel which was booted for it. */
public interface RealKvm extends X86Backend, AutoCloseable {
	/** Why machines have no events; empty when they have, or when none were asked for. */
	List<Obstacle> tracingObstacles();

	/** Ends the use; machines must have been closed before. */
	@Override
	void close();
}
