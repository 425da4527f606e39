package org.irqscope.kvm.kernel;

import java.util.List;
import java.util.stream.Collectors;

import org.irqscope.kvm.HostKvmException;
import org.irqscope.kvm.Obstacle;

/** A prepared kernel does not start, or answers no more; the message says which, and why. */
public final class KernelException extends HostKvmException {
	private static final long serialVersionUID = 1;

	KernelException(String key, Object... values) {
		super(Texts.of(key, values));
	}

	KernelException(List<Obstacle> obstacles) {
		super(obstacles.stream().map(Obstacle::text).collect(Collectors.joining("\n")));
	}
}
