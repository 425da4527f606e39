package org.irqscope.kvm;

import java.util.List;
import java.util.stream.Collectors;

/** A KVM refused something that every machine needs; the message says what, and why. */
public class HostKvmException extends RuntimeException {
	private static final long serialVersionUID = 1;

	/** @param error a positive error number of the C library */
	HostKvmException(String operation, int error) {
		super(Texts.of("operation.failed", operation, Libc.strerror(error)));
	}

	HostKvmException(List<Obstacle> obstacles) {
		super(obstacles.stream().map(Obstacle::text).collect(Collectors.joining("\n")));
	}

	/** @param message for a person, in lines */
	protected HostKvmException(String message) {
		super(message);
	}

	/** The same number when it is none of an error. */
	static int check(String operation, int answer) {
		if (answer < 0)
			throw new HostKvmException(operation, -answer);
		return answer;
	}
}
