package org.irqscope.kvm;

import java.io.IOException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What tests share that put the emulator beside this host's KVM; they are skipped where it cannot be compared. */
abstract class OnThisHost {
	static HostBackend backend;

	@BeforeAll
	static void open() throws IOException {
		HostTests.assumeKvm();
		HostTests.assumeNoApicv();
		backend = HostBackend.open();
	}

	@AfterAll
	static void close() {
		if (backend != null)
			backend.close();
	}
}
