package org.irqscope.kvm;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The host's KVM as a backend. Its machines share one capture of tracepoints, so that as an older machine closes, its
 * last events go to the next one. Any thread may make machines; events of threads that use another backend stay away.
 */
public final class HostBackend implements RealKvm {
	private final HostKvm kvm;
	private final Optional<Tracefs> tracefs;
	private final List<Obstacle> tracingObstacles;

	private HostBackend(HostKvm kvm, Optional<Tracefs> tracefs, List<Obstacle> tracingObstacles) {
		this.kvm = kvm;
		this.tracefs = tracefs;
		this.tracingObstacles = tracingObstacles;
	}

	/**
	 * Opens KVM, with tracepoints where tracefs can be used; whatever killed processes left there is removed.
	 *
	 * @throws HostKvmException when {@link HostKvm#check} finds an obstacle
	 */
	public static HostBackend open() {
		TracingLeftovers.remove();
		HostKvm kvm = new HostKvm();
		List<Obstacle> obstacles = Tracefs.check();
		if (!obstacles.isEmpty())
			return new HostBackend(kvm, Optional.empty(), obstacles);
		try {
			return new HostBackend(kvm, Optional.of(Tracefs.open()), List.of());
		} catch (IOException e) {
			return new HostBackend(kvm, Optional.empty(), List.of(Tracefs.refused(e)));
		}
	}

	/**
	 * Opens KVM alone: machines have no events, and none are waited for.
	 *
	 * @throws HostKvmException when {@link HostKvm#check} finds an obstacle
	 */
	public static HostBackend withoutTracepoints() {
		return new HostBackend(new HostKvm(), Optional.empty(), List.of());
	}

	@Override
	public List<Obstacle> tracingObstacles() {
		return tracingObstacles;
	}

	/**
	 * A new machine.
	 *
	 * @throws HostKvmException when the host refuses it, such as for want of descriptors
	 */
	@Override
	public HostVm create(int vcpus, boolean split) {
		return new HostVm(kvm, tracefs, vcpus, split);
	}

	/** Ends the capture; machines must have been closed before. */
	@Override
	public void close() {
		try {
			tracefs.ifPresent(Tracefs::close);
		} finally {
			kvm.close();
		}
	}
}
