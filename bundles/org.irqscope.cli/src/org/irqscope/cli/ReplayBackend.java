package org.irqscope.cli;

/** Where {@code irqscope replay} runs a script. */
enum ReplayBackend {
	EMULATOR, KVM
}
