package org.irqscope.kvm;

import java.io.IOException;

/** Opens a capture and leaves it open; ends in the ordinary way when its input ends. */
final class TracingChild {
	private TracingChild() {
	}

	/** @param arguments none */
	public static void main(String[] arguments) throws IOException {
		Tracefs.open();
		System.out.println("ready");
		System.exit(System.in.read() < 0 ? 0 : 1);
	}
}
